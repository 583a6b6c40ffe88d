// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;

/// One fixing of an archive in the few figures a history shows.
///
/// @param file where its signed line lies
/// @param name `H100-L/2`, as the fixing says
/// @param index `H100`
/// @param method `L/2`
/// @param unit `GPU-hour`, `Mtok` or `points`
/// @param value micro-dollars per unit; empty when withheld
/// @param grade empty when withheld
/// @param evidence what the value rests on; empty when the file cannot be read
/// @param withheld why there is no value; empty when there is one
/// @param beside the cross-section of the day; zeros when there is none
/// @param correction what it corrects and why; empty when it corrects nothing
/// @param oversight the two people who determined it instead of the method; empty when nobody did
/// @param hash of the fixing
/// @param fault why the file is not what was published; empty when none was found
public record PublishedDay(
    Path file,
    LocalDate date,
    int revision,
    String name,
    String index,
    String method,
    String unit,
    OptionalLong value,
    Optional<Grade> grade,
    Optional<Evidence> evidence,
    double effectiveN,
    int providers,
    int carried,
    double carriedShare,
    String withheld,
    Beside beside,
    Optional<Fixing.Correction> correction,
    Optional<Fixing.Oversight> oversight,
    String hash,
    String fault) {
  private static final Beside NOTHING = new Beside(0, 0, 0, 0, 0);

  /// What a file says, and whether its words are those of its hash. The signature is left to {@link
  /// #sealed}: thousands of days are shown at once, and one is looked at.
  static PublishedDay of(Path file, LocalDate date, int revision, byte[] bytes) {
    try {
      var json = FixingReader.fields(bytes, file.getFileName().toString());
      var evidence = json.object("evidence");
      var correction = json.optional("correction");
      var oversight = json.optional("oversight");
      var hash = json.text("hash");
      return new PublishedDay(
          file,
          date,
          revision,
          json.text("name"),
          json.text("index"),
          json.text("method"),
          json.text("unit"),
          json.moneyOrNull("value"),
          json.isNull("grade")
              ? Optional.empty()
              : Optional.of(json.word("grade", Grade.values(), Enum::name)),
          Optional.of(evidence.word("text", Evidence.values(), Evidence::text)),
          json.share("effectiveN"),
          json.whole("providers"),
          json.whole("carried"),
          json.share("carriedShare"),
          json.text("reason"),
          FixingReader.beside(json.object("beside")),
          correction.isPresent()
              ? Optional.of(FixingReader.correction(correction.get()))
              : Optional.empty(),
          oversight.isPresent()
              ? Optional.of(FixingReader.oversight(oversight.get()))
              : Optional.empty(),
          hash,
          fault(bytes, json.date("date"), date, hash));
    } catch (BadFixing e) {
      return unreadable(file, date, revision, e.getMessage());
    }
  }

  private static String fault(byte[] bytes, LocalDate says, LocalDate lies, String hash) {
    if (!says.equals(lies)) {
      return "the file lies under " + lies + " and says " + says;
    }
    var words = Sha256.of(unsigned(bytes));
    return words.equals(hash)
        ? ""
        : "the fixing says its hash is %s, its words hash to %s (rule I-32)".formatted(hash, words);
  }

  /// The line as it was hashed: without hash, key and signature, which are its last fields.
  private static byte[] unsigned(byte[] bytes) {
    var line = new String(bytes, StandardCharsets.UTF_8);
    int seal = line.lastIndexOf(",\"hash\":\"");
    return (line.substring(0, Math.max(0, seal)) + "}\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The same with everything checked that can be: that it is written as it must be, and signed.
  ///
  /// @return with the fault found, if there is one
  public PublishedDay sealed() throws IOException {
    if (!fault.isEmpty()) return this;
    try {
      var signed = FixingReader.read(file);
      boolean fits =
          VerifyingKey.of(signed.key())
              .verifies(HexFormat.of().parseHex(signed.hash()), signed.signature());
      return fits
          ? this
          : faulty("the signature is not one of key " + signed.key() + " (rule I-32)");
    } catch (BadFixing e) {
      return faulty(e.getMessage());
    }
  }

  private PublishedDay faulty(String found) {
    return new PublishedDay(
        file,
        date,
        revision,
        name,
        index,
        method,
        unit,
        value,
        grade,
        evidence,
        effectiveN,
        providers,
        carried,
        carriedShare,
        withheld,
        beside,
        correction,
        oversight,
        hash,
        found);
  }

  static PublishedDay unreadable(Path file, LocalDate date, int revision, String fault) {
    return new PublishedDay(
        file,
        date,
        revision,
        "",
        "",
        "",
        "",
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        0,
        "",
        NOTHING,
        Optional.empty(),
        Optional.empty(),
        "",
        fault);
  }
}
