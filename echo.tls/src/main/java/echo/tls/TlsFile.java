package echo.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A file of certificates and keys, read. */
record TlsFile(Path path, byte[] bytes) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** A block of PEM (RFC 7468), not decoded yet. */
    record Block(String label, String text) {}

    static TlsFile read(Path path) throws TlsFileException {
        try {
            return new TlsFile(path, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new TlsFileException(path, "no such file: is the path right?");
        } catch (AccessDeniedException e) {
            throw new TlsFileException(path, "may not be read: chmod or chown it for this user");
        } catch (IOException e) {
            String why = e.getMessage();
            throw new TlsFileException(path, "cannot be read: %s: name a file".formatted(why));
        }
    }

    TlsFileException fault(String what) {
        return new TlsFileException(path, what);
    }

    boolean isPem() {
        return text().contains("-----BEGIN ");
    }

    /** Whether it may be a file of ASN.1, such as PKCS #12, rather than text. */
    boolean isBinary() {
        return !isPem() && bytes.length > 0 && bytes[0] == 0x30;
    }

    private String text() {
        return new String(bytes, ISO_8859_1);
    }

    /** Without its end of line, or an empty text. */
    String firstLine() {
        return new String(bytes, UTF_8).lines().findFirst().orElse("");
    }

    List<Block> blocks() throws TlsFileException {
        List<Block> blocks =
                BLOCK.matcher(text())
                        .results()
                        .map(found -> new Block(found.group(1), found.group(2)))
                        .toList();
        if (blocks.isEmpty()) {
            throw fault(
                    isPem()
                            ? "has a -----BEGIN without its -----END: is the file whole?"
                            : "is not PEM: it must have lines such as -----BEGIN CERTIFICATE-----"
                                    + " (of a binary certificate, openssl x509 -inform DER -in OLD"
                                    + " -out NEW makes one)");
        }
        return blocks;
    }

    /** All certificates, at least one, in their order. */
    List<X509Certificate> certificates() throws TlsFileException {
        var certificates = new ArrayList<X509Certificate>();
        for (Block block : blocks()) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block, certificates.size() + 1));
            }
        }
        if (certificates.isEmpty()) {
            throw fault(
                    "has no certificate in it, but %s: name a file with -----BEGIN CERTIFICATE-----"
                            .formatted(blocks().getFirst().label()));
        }
        return certificates;
    }

    private X509Certificate certificate(Block block, int number) throws TlsFileException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(decoded(block)));
        } catch (CertificateException e) {
            throw fault("its certificate %d is broken: copy it again".formatted(number));
        }
    }

    byte[] decoded(Block block) throws TlsFileException {
        try {
            return Base64.getMimeDecoder().decode(block.text());
        } catch (IllegalArgumentException e) {
            throw fault("its %s is no base64: copy it again".formatted(block.label()));
        }
    }
}
