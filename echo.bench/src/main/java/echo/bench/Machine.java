package echo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the figures are from. */
final class Machine {

    private Machine() {}

    static Map<String, String> facts(Settings settings, Tools tools) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("processor", first("/proc/cpuinfo", "model name\\s*: (.*)"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", memory());
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load average at the start", first("/proc/loadavg", "(\\S+ \\S+ \\S+)"));
        facts.put("echo", settings.versions().project());
        facts.put("Java", System.getProperty("java.vm.version"));
        facts.put("Netty", settings.versions().netty());
        for (String program : new String[] {"gcc", "go", "python3", "perf"}) {
            facts.put(program, tools.version(program).orElse("none"));
        }
        return facts;
    }

    static void needsDescriptors(int count) throws BenchException {
        String limit = first("/proc/self/limits", "Max open files\\s+\\S+\\s+(\\S+)");
        if (limit.matches("\\d+") && Long.parseLong(limit) < count) {
            throw new BenchException(
                    "it needs %d open files, and the limit is %s".formatted(count, limit));
        }
    }

    private static String memory() {
        String kilobytes = first("/proc/meminfo", "MemTotal:\\s+(\\d+)");
        return kilobytes.matches("\\d+")
                ? Format.gigabytes(Long.parseLong(kilobytes) * 1024)
                : kilobytes;
    }

    private static String first(String file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
            return matcher.find() ? matcher.group(1) : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
