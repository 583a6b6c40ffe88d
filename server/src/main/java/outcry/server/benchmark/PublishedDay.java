// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

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
/// @param fault why the file is not what was published; empty when hash and signature fit
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

  /// What a file says, and whether it is what was signed.
  static PublishedDay of(Path file, LocalDate date, int revision, byte[] bytes) {
    try {
      var signed = FixingReader.parse(bytes, file.getFileName().toString());
      var fixing = signed.fixing();
      return new PublishedDay(
          file,
          date,
          revision,
          fixing.name(),
          fixing.index(),
          fixing.method(),
          fixing.unit(),
          fixing.value(),
          fixing.grade(),
          Optional.of(fixing.evidence()),
          fixing.effectiveN(),
          fixing.providers(),
          fixing.carried(),
          fixing.carriedShare(),
          fixing.withheld(),
          fixing.beside(),
          fixing.correction(),
          fixing.oversight(),
          signed.hash(),
          fault(signed, date));
    } catch (BadFixing e) {
      return unreadable(file, date, revision, e.getMessage());
    }
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

  private static String fault(SignedFixing signed, LocalDate date) throws BadFixing {
    if (!signed.fixing().date().equals(date)) {
      return "the file lies under " + date + " and says " + signed.fixing().date();
    }
    var hash = FixingJson.hash(signed.fixing());
    if (!hash.equals(signed.hash())) {
      return "the fixing says its hash is %s, its words hash to %s (rule I-32)"
          .formatted(signed.hash(), hash);
    }
    var key = VerifyingKey.of(signed.key());
    return key.verifies(HexFormat.of().parseHex(hash), signed.signature())
        ? ""
        : "the signature is not one of key " + signed.key() + " (rule I-32)";
  }
}
