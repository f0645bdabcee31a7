package echo.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import echo.server.options.ListenerOption;
import echo.server.options.OptionValues;
import echo.tls.ClientAuth;
import echo.tls.IdentityFiles;
import echo.tls.TlsServerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class TlsOptionsTest {

    private static Map<String, String> map(String query) {
        var map = new LinkedHashMap<String, String>();
        if (!query.isEmpty()) {
            for (String option : query.split("&")) {
                map.put(option.split("=", 2)[0], option.split("=", 2)[1]);
            }
        }
        return map;
    }

    private static TlsServerConfig taken(String query) {
        return TlsOptions.takenFrom(new OptionValues(map(query))).server().orElseThrow();
    }

    private static IdentityFiles files(String certificates, String key) {
        return new IdentityFiles(Path.of(certificates), Path.of(key), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tls=off", "handler=echo"})
    void itIsOffUnlessItIsOn(String query) {
        var values = new OptionValues(map(query));
        assertEquals(TlsOptions.OFF, TlsOptions.takenFrom(values), "with " + query);
    }

    @Test
    void filesInTheirOrder() {
        assertEquals(
                List.of(files("a", "b"), files("c", "d")),
                taken("tls=on&cert=a,c&key=b,d").identities(),
                "each with its key");
        assertEquals(
                List.of(files("a", "a"), files("c", "c")),
                taken("tls=on&cert=a,c").identities(),
                "the key is in the same file");
        assertEquals(
                List.of(new IdentityFiles(Path.of("a"), Path.of("a"), Optional.of(Path.of("p")))),
                taken("tls=on&cert=a&password-file=p").identities(),
                "a password");
    }

    @Test
    void clientsThatAreAsked() {
        TlsServerConfig need = taken("tls=on&cert=a&client-auth=need&client-ca=ca");
        assertEquals(ClientAuth.NEED, need.clientAuth(), "as is said");
        assertEquals(Optional.of(Path.of("ca")), need.clientCa(), "who vouches for them");
        assertEquals(
                ClientAuth.NONE,
                taken("tls=on&cert=a&client-auth=none").clientAuth(),
                "as is said");
    }

    @Test
    void allThatIsTakenIsInTheHelp() {
        var all = map("tls=on&cert=a&key=b&password-file=p&client-auth=want&client-ca=ca&x=y");
        TlsOptions.takenFrom(new OptionValues(all));
        assertEquals(Map.of("x", "y"), all, "only the rest is left");
        assertEquals(
                List.of("tls", "cert", "key", "password-file", "client-auth", "client-ca"),
                TlsOptions.OPTIONS.stream().map(ListenerOption::name).toList(),
                "all of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls=yes | tls 'yes' is none of on, off",
                "tls=on | tls=on needs a certificate: cert=FILE names it",
                "cert=a | cert is of use with tls=on only: add that, or leave it out",
                "tls=off&key=a | key is of use with tls=on only",
                "password-file=a | password-file is of use with tls=on only",
                "client-auth=need | client-auth is of use with tls=on only",
                "client-ca=a | client-ca is of use with tls=on only",
                "tls=on&cert=a,b&key=c | 1 files of key for 2 of cert: name one for each",
                "tls=on&cert= | cert '' is no file name",
                "tls=on&cert=a&client-auth=maybe | client-auth 'maybe' is none of none, want, need",
                "tls=on&cert=a&client-auth=need | client-auth=need needs the CAs that vouch for",
                "tls=on&cert=a&client-auth=want | client-ca=FILE names them",
                "tls=on&cert=a&client-ca=b | client-ca is of use only if clients are asked: add",
            })
    void whatDoesNotFitIsRefused(String query, String words) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> taken(query), query)
                        .getMessage();
        assertTrue(said.contains(words), "says '" + words + "': " + said);
        assertEquals(1, said.lines().count(), "one line: " + said);
    }
}
