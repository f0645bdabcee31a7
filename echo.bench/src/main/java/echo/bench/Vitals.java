package echo.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used by now.
 *
 * @param cpuNanos processor time, user and system, of all its threads
 * @param switches how often its present threads were taken off a processor, of their own will or
 *     not
 * @param residentBytes of its memory
 */
record Vitals(long cpuNanos, long switches, long residentBytes) {

    private static final Pattern SWITCHES = Pattern.compile("voluntary_ctxt_switches:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Vitals of(long pid) throws BenchException {
        long switches = switches(pid);
        return new Vitals(CpuClock.nanos(pid), switches, residentBytes(pid));
    }

    static long residentBytes(long pid) throws BenchException {
        try {
            return sum(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))) * 1024;
        } catch (IOException e) {
            throw new BenchException("process " + pid + " has ended");
        }
    }

    private static long switches(long pid) {
        String[] tasks = new File("/proc/" + pid + "/task").list();
        long sum = 0;
        for (String task : tasks == null ? new String[0] : tasks) {
            try {
                Path status = Path.of("/proc/" + pid + "/task/" + task + "/status");
                sum += sum(SWITCHES, Files.readString(status));
            } catch (IOException ended) {
                // Threads may end at any time.
            }
        }
        return sum;
    }

    static long sum(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }

    /** Both kinds of switches of one {@code status} file. */
    static long switches(String status) {
        return sum(SWITCHES, status);
    }
}
