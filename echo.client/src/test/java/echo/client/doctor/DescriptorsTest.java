package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

final class DescriptorsTest {

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource({"10128, 10128", "10128, unlimited", "unlimited, unlimited"})
    void areEnough(String soft, String hard) throws Exception {
        Finding finding = Check.DESCRIPTORS.make(machine(soft, hard), TestMachine.RUN);
        assertEquals(Finding.State.OK, finding.state(), "state: " + finding);
    }

    @ParameterizedTest
    @CsvSource({
        "1024, 524288, 10000, ulimit -Sn 10128",
        "1024, unlimited, 10000, ulimit -Sn 10128",
        "1024, 4096, 10000, prlimit --pid $$ --nofile=10128",
        "10127, 10127, 10000, prlimit --pid $$ --nofile=10128",
        "20000, 20000, 2000000,"
                + " sysctl -w fs.nr_open=2000128 && prlimit --pid $$ --nofile=2000128"
    })
    void areTooFew(String soft, String hard, int connections, String fix) throws Exception {
        CheckTest.assertFault(
                "descriptors",
                machine(soft, hard),
                new DoctorConfig(connections, 0),
                soft,
                "at least " + (connections + 128),
                fix);
    }

    private Machine machine(String soft, String hard) throws Exception {
        return TestMachine.well(root)
                .write(
                        "proc/self/limits",
                        "Max open files            %-20s %-20s files".formatted(soft, hard))
                .machine();
    }
}
