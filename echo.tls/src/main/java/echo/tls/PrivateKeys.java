package echo.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;

/** Private keys in PEM files. */
final class PrivateKeys {

    /** What keys can be, and how each signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final byte[] ANYTHING = {1, 2, 3};

    private PrivateKeys() {}

    /** The first one of a file. */
    static PrivateKey of(TlsFile file) throws TlsFileException {
        for (TlsFile.Block block : file.blocks()) {
            if (block.label().equals("PRIVATE KEY")) {
                return parsed(file, file.decoded(block));
            } else if (block.label().endsWith("PRIVATE KEY")) {
                throw file.fault(
                        "its key is an %s, which is not read: openssl pkcs8 -topk8 -nocrypt -in %s"
                                        .formatted(block.label(), file.path())
                                + " -out NEW converts it");
            }
        }
        throw file.fault(
                "has no private key in it: put one there (-----BEGIN PRIVATE KEY-----), or name"
                        + " its file");
    }

    private static PrivateKey parsed(TlsFile file, byte[] pkcs8) throws TlsFileException {
        var spec = new PKCS8EncodedKeySpec(pkcs8);
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // The next may fit.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw file.fault(
                "its private key is broken, or of a kind that is not known: take RSA, EC (P-256,"
                        + " P-384, P-521) or Ed25519");
    }

    /** Whether the two are a pair: what one signs, the other verifies. */
    static boolean match(PrivateKey key, PublicKey other) {
        String algorithm = SIGNATURES.get(key.getAlgorithm());
        if (algorithm == null || !key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // Keys of two curves, for one.
            return false;
        }
    }
}
