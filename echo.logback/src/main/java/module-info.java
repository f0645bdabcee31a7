/**
 * What the image adds to logback: a word when the log cannot be written. Nothing compiles against
 * it; logback finds it as a service.
 */
module echo.logback {
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;

    provides ch.qos.logback.classic.spi.Configurator with
            echo.logback.TellFaults;
}
