package echo.client.doctor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

final class CheckTest {

    private static final Set<Check> WITHOUT_FILES = EnumSet.of(Check.IPV4, Check.IPV6, Check.UNIX);

    @TempDir private Path root;

    @ParameterizedTest
    @EnumSource
    void isOkWhereAllIsWell(Check check) throws Exception {
        Finding finding = check.make(TestMachine.well(root).machine(), TestMachine.RUN);
        assertAll(
                () -> assertEquals(Finding.State.OK, finding.state(), "state: " + finding),
                () -> assertFalse(finding.found().isEmpty(), "says what there is"),
                () -> assertFalse(finding.wanted().isEmpty(), "says what there should be"),
                () -> assertEquals("", finding.fix(), "nothing to fix"));
    }

    @ParameterizedTest
    @EnumSource
    void isUnknownWhereThereAreNoFiles(Check check) {
        Finding finding = check.make(new Machine(root, family -> {}), TestMachine.RUN);
        assertEquals(
                WITHOUT_FILES.contains(check) ? Finding.State.OK : Finding.State.UNKNOWN,
                finding.state(),
                "state: " + finding);
    }

    @Test
    void aFileThatIsMissingIsNoFault() throws Exception {
        for (String file : TestMachine.WELL.keySet()) {
            TestMachine machine = TestMachine.well(root).remove(file);
            for (Check check : Check.values()) {
                Finding finding = check.make(machine.machine(), TestMachine.RUN);
                assertFalse(finding.isFault(), check + " without " + file + ": " + finding);
            }
        }
    }

    @Test
    void aFileThatIsEmptyIsNoFault() throws Exception {
        for (String file : TestMachine.WELL.keySet()) {
            TestMachine machine = TestMachine.well(root).write(file, "\n");
            for (Check check : Check.values()) {
                Finding finding = check.make(machine.machine(), TestMachine.RUN);
                assertFalse(finding.isFault(), check + " with an empty " + file + ": " + finding);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "open-files    | fs/file-max               | 20775 | 20775, 520 open"
                        + " | at least 20776 | sysctl -w fs.file-max=20776",
                "accept-queue  | net/core/somaxconn        | 4095  | 4095"
                        + " | at least 4096  | sysctl -w net.core.somaxconn=4096",
                "syn-queue     | net/ipv4/tcp_syncookies   | 0     | 2048, no syncookies"
                        + " | syncookies, or 5462 | sysctl -w net.ipv4.tcp_syncookies=1",
                "conntrack     | net/netfilter/nf_conntrack_max | 10006 | 10006, 7 in use"
                        + " | at least 10007 | sysctl -w net.netfilter.nf_conntrack_max=10007",
                "tcp-memory    | net/ipv4/tcp_mem | 5800 7700 11600 | 7700 pages"
                        + " | at least 20005 | sysctl -w net.ipv4.tcp_mem='15003 20005 30006'",
            })
    void saysWhichSettingIsTooSmall(
            String check, String file, String text, String found, String wanted, String fix)
            throws Exception {
        Machine machine = TestMachine.well(root).write("proc/sys/" + file, text).machine();
        assertFault(check, machine, TestMachine.RUN, found, wanted, fix);
    }

    @ParameterizedTest
    @CsvSource({
        "open-files, fs/file-max, 20776",
        "accept-queue, net/core/somaxconn, 4096",
        "conntrack, net/netfilter/nf_conntrack_max, 10007",
        "tcp-memory, net/ipv4/tcp_mem, 0 20005 0"
    })
    void isOkWithWhatIsWanted(String name, String file, String text) throws Exception {
        Machine machine = TestMachine.well(root).write("proc/sys/" + file, text).machine();
        assertEquals(
                Finding.State.OK, find(name, machine, TestMachine.RUN).state(), name + ": " + text);
    }

    @Test
    void aSmallRunNeedsASmallBacklog() throws Exception {
        Machine machine =
                TestMachine.well(root).write("proc/sys/net/core/somaxconn", "128").machine();
        assertEquals(
                Finding.State.OK,
                Check.ACCEPT_QUEUE.make(machine, new DoctorConfig(128, 0)).state(),
                "128 connections");
        assertFault(
                "accept-queue",
                machine,
                new DoctorConfig(129, 0),
                "128",
                "at least 129",
                "sysctl -w net.core.somaxconn=129");
    }

    @Test
    void aLongSynQueueNeedsNoCookies() throws Exception {
        TestMachine machine =
                TestMachine.well(root)
                        .write("proc/sys/net/ipv4/tcp_syncookies", "0")
                        .write("proc/sys/net/ipv4/tcp_max_syn_backlog", "5462");
        assertEquals(
                Finding.State.OK,
                Check.SYN_QUEUE.make(machine.machine(), TestMachine.RUN).state(),
                "three quarters of 5462 are enough for 4096");
    }

    @Test
    void theFirewallRemembersWhatWasClosed() throws Exception {
        assertFault(
                "conntrack",
                TestMachine.well(root).machine(),
                new DoctorConfig(10_000, 3000),
                "262144, 7 in use",
                "at least 370007",
                "sysctl -w net.netfilter.nf_conntrack_max=370007");
    }

    @Test
    void withoutAFirewallThereIsRoom() throws Exception {
        TestMachine machine =
                TestMachine.well(root).remove("proc/sys/net/netfilter/nf_conntrack_max");
        Finding finding = Check.CONNTRACK.make(machine.machine(), TestMachine.RUN);
        assertEquals(Finding.State.OK, finding.state(), "state: " + finding);
        assertEquals("not loaded", finding.found(), "says why");
    }

    static void assertFault(
            String name,
            Machine machine,
            DoctorConfig config,
            String found,
            String wanted,
            String fix) {
        Finding finding = find(name, machine, config);
        assertAll(
                () -> assertEquals(Finding.State.FAULT, finding.state(), "state: " + finding),
                () -> assertEquals(found, finding.found(), "what there is"),
                () -> assertEquals(wanted, finding.wanted(), "what there should be"),
                () -> assertTrue(finding.why().length() > 10, "says why: " + finding),
                () -> assertEquals(fix, finding.fix(), "the line that fixes it"));
    }

    private static Finding find(String name, Machine machine, DoctorConfig config) {
        for (Check check : Check.values()) {
            if (check.toString().equals(name)) {
                return check.make(machine, config);
            }
        }
        throw new AssertionError("no check " + name);
    }
}
