// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a fixing back. What says anything else than the line that {@link FixingJson} would write
/// is refused; spaces and the order of fields are how a file is laid out, and say nothing.
public final class FixingReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private FixingReader() {}

  /// @throws BadFixing when the file is no fixing; the message names the field and what it says
  public static SignedFixing read(Path file) throws BadFixing, IOException {
    return parse(Files.readAllBytes(file), file.toString());
  }

  /// @param where how a message names the fixing
  public static SignedFixing parse(byte[] bytes, String where) throws BadFixing {
    var fields = fields(bytes, where);
    var signed =
        new SignedFixing(
            fixing(fields), fields.text("hash"), fields.text("key"), fields.text("signature"));
    canonical(bytes, FixingJson.bytes(signed), where);
    return signed;
  }

  /// A line this house has written, as a tree.
  static JsonNode tree(byte[] line) {
    return JSON.readTree(line);
  }

  static FixingFields fields(byte[] bytes, String where) throws BadFixing {
    try {
      return FixingFields.of(where, JSON.readTree(bytes));
    } catch (JacksonException e) {
      throw new BadFixing(where + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private static void canonical(byte[] bytes, byte[] written, String where) throws BadFixing {
    int at = Arrays.mismatch(bytes, written);
    if (at < 0 || JSON.readTree(bytes).equals(JSON.readTree(written))) return;
    throw new BadFixing(
        where
            + " is not in canonical form from byte "
            + (at + 1)
            + ": it has \""
            + around(bytes, at)
            + "\", the canonical line \""
            + around(written, at)
            + "\" (rule I-32)");
  }

  private static String around(byte[] bytes, int at) {
    int to = Math.min(bytes.length, at + 24);
    return new String(bytes, Math.min(at, to), to - Math.min(at, to), StandardCharsets.UTF_8)
        .replace("\n", "\\n");
  }

  private static Fixing fixing(FixingFields json) throws BadFixing {
    var before = json.optional("before");
    var correction = json.optional("correction");
    var oversight = json.optional("oversight");
    var previous = json.optional("previous");
    var evidence = json.object("evidence");
    var fixing =
        new Fixing(
            json.text("index"),
            json.date("date"),
            json.moneyOrNull("value"),
            json.isNull("grade")
                ? Optional.empty()
                : Optional.of(json.word("grade", Grade.values(), Enum::name)),
            json.text("method"),
            json.text("unit"),
            evidence.word("text", Evidence.values(), Evidence::text),
            json.share("effectiveN"),
            json.whole("providers"),
            json.whole("carried"),
            json.share("carriedShare"),
            json.text("reason"),
            json.text("explanation"),
            json.texts("downgrades"),
            json.objects("panel", FixingReader::row),
            json.objects("dropped", FixingReader::drop),
            json.objects("refused", FixingReader::refused),
            beside(json.object("beside")),
            before.isPresent() ? Optional.of(before(before.get())) : Optional.empty(),
            json.whole("revision"),
            correction.isPresent() ? Optional.of(correction(correction.get())) : Optional.empty(),
            oversight.isPresent() ? Optional.of(oversight(oversight.get())) : Optional.empty(),
            json.objects("inputs", FixingReader::input),
            json.objects("tables", of -> new Fixing.Table(of.text("table"), of.text("sha256"))),
            previous.isPresent() ? Optional.of(previous(previous.get())) : Optional.empty(),
            state(json.object("state")));
    if (fixing.value().isEmpty() == fixing.withheld().isEmpty()
        || fixing.value().isEmpty() != fixing.grade().isEmpty())
      throw new BadFixing(
          json.where()
              + " has value, grade and reason that do not go together: a fixing has a"
              + " value and a grade, or a reason to be withheld (rule I-34)");
    return fixing;
  }

  private static PanelRow row(FixingFields json) throws BadFixing {
    return new PanelRow(
        json.text("provider"),
        json.text("tier"),
        json.price("price"),
        json.instant("observed"),
        json.whole("records"),
        json.share("weight"),
        json.share("change"),
        json.price("tracked"),
        json.word("screen", Screen.values(), Screen::text),
        json.truth("carried"),
        json.text("reason"));
  }

  private static Fixing.Drop drop(FixingFields json) throws BadFixing {
    return new Fixing.Drop(
        json.word("screen", Screen.values(), Screen::text),
        json.text("provider"),
        json.whole("count"),
        json.text("first"),
        json.text("reason"));
  }

  private static Fixing.Refused refused(FixingFields json) throws BadFixing {
    return new Fixing.Refused(
        json.text("code"),
        json.text("provider"),
        json.whole("count"),
        json.text("first"),
        json.text("reason"));
  }

  static Beside beside(FixingFields json) throws BadFixing {
    return new Beside(
        json.price("median"),
        json.price("p25"),
        json.price("p75"),
        json.share("hhi"),
        json.whole("drift"));
  }

  private static Fixing.Before before(FixingFields json) throws BadFixing {
    return new Fixing.Before(json.date("date"), json.money("value"));
  }

  static Fixing.Correction correction(FixingFields json) throws BadFixing {
    return new Fixing.Correction(json.text("hash"), json.moneyOrNull("value"), json.text("reason"));
  }

  static Fixing.Oversight oversight(FixingFields json) throws BadFixing {
    return new Fixing.Oversight(
        json.moneyOrNull("computed"),
        json.text("replaces"),
        json.text("reason"),
        approval(json.object("proposed")),
        approval(json.object("approved")));
  }

  private static Fixing.Approval approval(FixingFields json) throws BadFixing {
    return new Fixing.Approval(json.text("person"), json.text("key"), json.text("signature"));
  }

  private static Fixing.Input input(FixingFields json) throws BadFixing {
    return new Fixing.Input(
        json.text("file"),
        json.text("role"),
        json.text("sha256"),
        json.number("bytes"),
        json.number("observations"),
        json.number("refused"));
  }

  private static Fixing.Previous previous(FixingFields json) throws BadFixing {
    return new Fixing.Previous(json.date("date"), json.text("hash"), json.text("file"));
  }

  private static State state(FixingFields json) throws BadFixing {
    return new State(
        json.dateOrNull("last"),
        json.price("level"),
        json.whole("drift"),
        json.objects("members", FixingReader::member));
  }

  private static State.Member member(FixingFields json) throws BadFixing {
    return new State.Member(
        json.text("provider"),
        json.text("tier"),
        json.dateOrNull("seen"),
        json.price("price"),
        json.price("accepted"),
        json.price("tracked"),
        json.dateOrNull("counted"),
        json.dateOrNull("since"),
        json.whole("factor"),
        json.dates("swings"));
  }
}
