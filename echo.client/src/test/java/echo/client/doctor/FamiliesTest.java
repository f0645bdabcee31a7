package echo.client.doctor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

final class FamiliesTest {

    private static final String REASON = "Cannot assign requested address";

    @TempDir private Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ipv4 | ip link set lo up",
                "ipv6 | ip link set lo up",
                "unix | # allow AF_UNIX where this is confined, as with RestrictAddressFamilies="
                        + " of a unit",
            })
    void cannotBeBound(String check, String fix) throws Exception {
        assertFault(check, TestMachine.well(root), fix);
    }

    @ParameterizedTest
    @CsvSource({"all", "lo"})
    void ipv6IsDisabled(String name) throws Exception {
        assertFault(
                "ipv6",
                TestMachine.well(root)
                        .write("proc/sys/net/ipv6/conf/" + name + "/disable_ipv6", "1\n"),
                "sysctl -w net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.lo.disable_ipv6=0");
    }

    @Test
    void theKernelHasNoIpv6() throws Exception {
        TestMachine machine = TestMachine.well(root);
        for (String name : new String[] {"all/disable_ipv6", "lo/disable_ipv6", "all", "lo", ""}) {
            machine.remove("proc/sys/net/ipv6/conf/" + name);
        }
        assertFault("ipv6", machine, "# the kernel has no IPv6: start it without ipv6.disable=1");
    }

    private static void assertFault(String check, TestMachine machine, String fix) {
        CheckTest.assertFault(
                check,
                machine.machineWithoutSockets(REASON),
                TestMachine.RUN,
                REASON,
                "usable",
                fix);
    }
}
