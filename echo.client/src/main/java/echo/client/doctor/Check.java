package echo.client.doctor;

import java.io.IOException;
import java.util.Locale;

/**
 * The checks, in the order in which they are told: what ends a run, then what blurs its figures.
 */
enum Check {
    DESCRIPTORS(Descriptors::ofProcess),
    OPEN_FILES(Descriptors::ofSystem),
    PORTS(Ports::check),
    TIME_WAIT(TimeWait::ports),
    TIME_WAIT_TABLE(TimeWait::table),
    ACCEPT_QUEUE(Queues::accept),
    SYN_QUEUE(Queues::syn),
    CONNTRACK(Conntrack::check),
    IPV4(Families::ipv4),
    IPV6(Families::ipv6),
    UNIX(Families::unix),
    MEMORY(Memory::available),
    MEMORY_LIMIT(Memory::limit),
    TCP_MEMORY(Memory::ofTcp),
    CORES(Cores::count),
    CPU_QUOTA(Cores::quota),
    LOAD(Cores::load),
    GOVERNOR(Clocks::governor),
    CLOCK(Clocks::source);

    /** How a check is made; what cannot be read it throws. */
    private interface Examination {
        Finding of(Machine machine, DoctorConfig config) throws IOException;
    }

    private final Examination examination;

    Check(Examination examination) {
        this.examination = examination;
    }

    Finding make(Machine machine, DoctorConfig config) {
        try {
            return examination.of(machine, config);
        } catch (IOException e) {
            return Finding.UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
