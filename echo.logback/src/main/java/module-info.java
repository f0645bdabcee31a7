/**
 * What the image adds to logback: a configuration in code, an appender that writes lines in
 * batches, and a word when the log cannot be written. Nothing compiles against it; logback finds it
 * as a service, and the appender by its name in {@code conf/logback-text.xml}, if there is such a
 * file.
 */
module echo.logback {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;

    exports echo.logback to
            ch.qos.logback.core;

    provides ch.qos.logback.classic.spi.Configurator with
            echo.logback.ImageConfigurator;
}
