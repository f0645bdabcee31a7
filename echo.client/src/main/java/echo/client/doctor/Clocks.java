package echo.client.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** How fast the cores run, and how long they take to tell the time. */
final class Clocks {

    private static final String FOLDER = "sys/devices/system/clocksource/clocksource0/";
    private static final Set<String> SLOW = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies");

    private Clocks() {}

    static Finding governor(Machine machine, DoctorConfig config) throws IOException {
        String governor = machine.text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
        return Finding.of(
                !governor.equals("powersave"),
                governor,
                "not powersave",
                "cores run slowly until they have been busy for a while",
                "echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor");
    }

    static Finding source(Machine machine, DoctorConfig config) throws IOException {
        String current = machine.text(FOLDER + "current_clocksource");
        String available = machine.text(FOLDER + "available_clocksource");
        return Finding.of(
                !SLOW.contains(current),
                current,
                "a fast one, as tsc",
                "to read this clock is a call of the kernel, for each message twice",
                List.of(available.split(" ")).contains("tsc")
                        ? "echo tsc > /" + FOLDER + "current_clocksource"
                        : "# this machine has no fast one: measure on another");
    }
}
