// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rule I-32: a fixing is one canonical line, hashed and signed, whether published, withheld
/// (I-34), corrected (I-35) or overridden (I-36).
class FixingJsonTest {
  @TempDir private Path folder;

  @Test
  void aFixingIsOneLineInOneOrder() {
    assertEquals(
        """
        {"index":"H100","date":"2026-07-31","value":"3.370000","grade":"B","method":"L/2",\
        "name":"H100-L/2","unit":"GPU-hour","currency":"USD",\
        "evidence":{"level":3,"text":"posted list prices"},"effectiveN":14.2,"providers":2,\
        "carried":1,"carriedShare":0.08,"withheld":false,"reason":"",\
        "explanation":"A sentence with \\"quotes\\", a \\\\ and an é.",\
        "downgrades":["More than a third is carried."],\
        "panel":[{"provider":"Lambda","tier":"neocloud","price":"3.990000",\
        "observed":"2026-07-31T23:04:21Z","records":2,"weight":0.92,"change":-0.000000001,\
        "tracked":"3.900000","screen":"limited","verdict":"included","carried":false,\
        "reason":"within the limits"},\
        {"provider":"Nowhere","tier":"marketplace","price":null,"observed":null,"records":0,\
        "weight":0,"change":0,"tracked":null,"screen":"stale","verdict":"dropped","carried":true,\
        "reason":"not seen"}],\
        "dropped":[{"screen":"duplicate","provider":"Lambda","count":3,"first":"a.csv:7",\
        "reason":"the same again"}],\
        "refused":[{"code":"no-rate","provider":"Nebius","count":1,"first":"a.csv:9",\
        "reason":"EUR without a rate"}],\
        "beside":{"median":"3.250000","p25":"2.690000","p75":"4.100000","hhi":0.07,"drift":0},\
        "before":{"date":"2026-07-30","value":"3.366000"},\
        "revision":0,"correction":null,"oversight":null,\
        "inputs":[{"file":"a.csv","role":"observations","sha256":"%s","bytes":1200,\
        "observations":20,"refused":1}],\
        "tables":[{"table":"providers.csv","sha256":"%s"}],\
        "previous":{"date":"2026-07-30","hash":"%s","file":"before.json"},\
        "state":{"last":"2026-07-31","level":"3.370000","drift":0,"members":[\
        {"provider":"Lambda","tier":"neocloud","seen":"2026-07-31","price":"3.990000",\
        "accepted":"3.990000","tracked":"3.900000","counted":"2026-07-31","since":null,"factor":0,"swings":[]},\
        {"provider":"Nowhere","tier":"marketplace","seen":"2026-07-22","price":"0.000001",\
        "accepted":null,"tracked":null,"counted":null,"since":null,"factor":0,"swings":[]}]}}\
        """
            .formatted("cd".repeat(32), "12".repeat(32), "ef".repeat(32)),
        FixingJson.unsigned(SampleFixing.published()));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    var key = SigningKey.at(folder.resolve("key.pem"));
    for (var fixing :
        List.of(SampleFixing.published(), SampleFixing.withheld(), SampleFixing.overridden())) {
      var signed = SignedFixing.of(fixing, key);
      assertEquals(signed, FixingReader.parse(FixingJson.bytes(signed), "it"));
      assertTrue(signed.text().endsWith("\"}\n"), signed.text());
    }
  }

  @Test
  void theHashIsOfTheLineWithoutItsSeal() throws Exception {
    var key = SigningKey.at(folder.resolve("key.pem"));
    var signed = SignedFixing.of(SampleFixing.published(), key);
    var bare = signed.text().replaceFirst(",\"hash\":\"\\w+\",\"key\".*", "}");
    assertEquals(signed.hash(), Sha256.of(bare), signed.text());
    assertTrue(
        VerifyingKey.of(signed.key())
            .verifies(HexFormat.of().parseHex(signed.hash()), signed.signature()));
  }

  /// How a file is laid out says nothing; another word is another fixing.
  @Test
  void aFileThatSaysMoreOrLessThanTheCanonicalLineIsRefused() throws Exception {
    var key = SigningKey.at(folder.resolve("key.pem"));
    var signed = SignedFixing.of(SampleFixing.published(), key);
    var line = signed.text();
    for (var same : List.of(line.replaceFirst(",\"date\"", ",\n  \"date\""), line.strip())) {
      var read = FixingReader.parse(same.getBytes(StandardCharsets.UTF_8), "it");
      assertEquals(line, read.text(), same);
    }
    assertTrue(refusal(line + line).contains("no JSON"), "two lines");
    assertTrue(
        refusal(line.replaceFirst("\\{", "{\"more\":1,")).contains("canonical"), "a field more");
    assertTrue(
        refusal(line.replace("\"verdict\":\"included\"", "\"verdict\":\"capped\""))
            .contains("canonical"));
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherTypeIsNamed() throws Exception {
    var key = SigningKey.at(folder.resolve("key.pem"));
    var line = SignedFixing.of(SampleFixing.published(), key).text();
    assertEquals("it lacks the field unit", refusal(line.replace("\"unit\"", "\"Unit\"")));
    assertEquals(
        "it: panel[1]: price is 3; it must be text",
        refusal(line.replaceFirst("\"price\":null", "\"price\":3")));
    assertEquals(
        "it: value is \"3.37\"; it must be dollars with six decimals, such as \"3.370000\"",
        refusal(line.replaceFirst("3.370000", "3.37")));
    assertTrue(refusal(line.replace("\"grade\":\"B\"", "\"grade\":null")).contains("(rule I-34)"));
    assertTrue(refusal("{").contains("it is no JSON"));
    assertTrue(refusal("[]").contains("it must be a JSON object"));
  }

  @Test
  void aKeyIsMadeOnceAndIsItsOwnersAlone() throws Exception {
    var file = folder.resolve("keys/administrator.pem");
    var made = SigningKey.at(file);
    assertEquals(made.verifying().text(), SigningKey.at(file).verifying().text());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.writeString(folder.resolve("public.pem"), made.verifying().pem());
    assertEquals(made.verifying().text(), VerifyingKey.read(folder.resolve("public.pem")).text());
    var other = SigningKey.at(folder.resolve("other.pem"));
    assertFalse(
        other
            .verifying()
            .verifies(
                new byte[] {1},
                java.util.Base64.getEncoder().encodeToString(made.sign(new byte[] {1}))));
  }

  @Test
  void aFileThatIsNoKeySaysSo() throws Exception {
    var file = folder.resolve("key.pem");
    Files.writeString(file, "hello");
    assertEquals(
        file + " has no PEM block \"PRIVATE KEY\"",
        assertThrows(BadFixing.class, () -> SigningKey.read(file)).getMessage());
    var one = SigningKey.at(folder.resolve("one.pem"));
    SigningKey.at(folder.resolve("two.pem"));
    var secret =
        Files.readString(folder.resolve("two.pem")).replaceFirst("(?s)-----BEGIN PUB.*", "");
    Files.writeString(file, secret + one.verifying().pem());
    assertEquals(
        file + ": the private and the public key do not belong together",
        assertThrows(BadFixing.class, () -> SigningKey.read(file)).getMessage());
  }

  private static String refusal(String line) {
    return assertThrows(
            BadFixing.class,
            () -> FixingReader.parse(line.getBytes(StandardCharsets.UTF_8), "it"),
            line)
        .getMessage();
  }
}
