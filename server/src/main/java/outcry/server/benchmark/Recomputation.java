// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.server.benchmark.Workings.Known;
import tools.jackson.databind.JsonNode;

/// Computes a published fixing again from its inputs (rule I-37): every field, every byte of every
/// input, the chain, the hash and the signature.
public final class Recomputation {
  private final Workings workings;
  private final InputPlaces places;
  private final Optional<VerifyingKey> administrator;

  /// @param places where inputs and the previous fixing are looked for
  /// @param administrator the key every fixing must be signed with; empty when it is not known here
  public Recomputation(
      Workings workings, InputPlaces places, Optional<VerifyingKey> administrator) {
    this.workings = workings;
    this.places = places;
    this.administrator = administrator;
  }

  /// What came of it.
  ///
  /// @param differences none when the fixing is identical, else the first of each kind
  public record Outcome(SignedFixing signed, List<Difference> differences) {
    public boolean isIdentical() {
      return differences.isEmpty();
    }
  }

  /// @throws BadFixing when it is no fixing in canonical form
  /// @throws MissingInput when nothing is wrong so far and an input cannot be found
  public Outcome of(Path file) throws BadFixing, MissingInput, IOException {
    var signed = FixingReader.read(file);
    var differences = new ArrayList<Difference>();
    var seal = seal(signed);
    MissingInput missing = null;
    try {
      var found = evidence(signed, file);
      if (found.isPresent()) differences.add(found.get());
    } catch (MissingInput e) {
      missing = e;
    }
    differences.addAll(seal);
    if (missing != null && differences.isEmpty()) throw missing;
    return new Outcome(signed, List.copyOf(differences));
  }

  /// Inputs, chain and fields: the first that differs.
  private Optional<Difference> evidence(SignedFixing signed, Path file)
      throws MissingInput, IOException {
    var fixing = signed.fixing();
    var files = places.inputs(fixing, file);
    for (int i = 0; i < files.size(); i++) {
      var changed = changed(fixing.inputs().get(i), files.get(i), "inputs[" + i + "]");
      if (changed.isPresent()) return changed;
    }
    try {
      return fields(signed, file, files);
    } catch (BadFixing e) {
      return Optional.of(new Difference("method", fixing.name(), e.getMessage()));
    }
  }

  private static Optional<Difference> changed(Fixing.Input input, InputFile file, String field)
      throws IOException {
    var sha256 = file.sha256();
    if (input.sha256().equals(sha256)) return Optional.empty();
    return Optional.of(
        new Difference(
            field + ".sha256 of " + input.file(),
            input.sha256(),
            sha256 + ": the file has changed"));
  }

  private Optional<Difference> fields(SignedFixing signed, Path file, List<InputFile> files)
      throws BadFixing, MissingInput, IOException {
    var fixing = signed.fixing();
    var known = workings.find(fixing.index(), fixing.method());
    if (known.isEmpty()) return Optional.of(new Difference("name", fixing.name(), "no such index"));
    return fixing.previous().isPresent()
        ? chained(fixing, file, files, known.get())
        : based(fixing, files, known.get());
  }

  private Optional<Difference> chained(Fixing fixing, Path file, List<InputFile> files, Known known)
      throws BadFixing, MissingInput, IOException {
    var link = fixing.previous().orElseThrow();
    var before = FixingReader.read(places.previous(fixing, file));
    var broken = broken(link, before);
    if (broken.isPresent()) return broken;
    if (!fixing.date().isAfter(link.date()))
      return Optional.of(
          new Difference("date", fixing.date().toString(), "a day after " + link.date()));
    var submissions = workings.read(files, known.goods(), before.fixing().names());
    if (submissions.isBeyond(fixing.date())) return tooFar(fixing);
    return compared(fixing, Walk.after(before, link.file(), known, submissions));
  }

  private Optional<Difference> based(Fixing fixing, List<InputFile> files, Known known)
      throws BadFixing, IOException {
    var submissions = workings.read(files, known.goods(), List.of());
    if (!submissions.isEmpty() && fixing.date().isBefore(submissions.first()))
      return Optional.of(
          new Difference("date", fixing.date().toString(), "no observation up to that day"));
    if (submissions.isBeyond(fixing.date())) return tooFar(fixing);
    return compared(fixing, Walk.fromBase(known, submissions, fixing.date()));
  }

  private static Optional<Difference> tooFar(Fixing fixing) {
    return Optional.of(
        new Difference(
            "date", fixing.date().toString(), "no day within a year of the observations"));
  }

  private static Optional<Difference> compared(Fixing fixing, Walk walk) {
    return Difference.first(tree(fixing), tree(walk.to(fixing.date()).asIn(fixing)));
  }

  /// Is the fixing before the one it says, whole and before?
  private static Optional<Difference> broken(Fixing.Previous link, SignedFixing before) {
    var hash = FixingJson.hash(before.fixing());
    if (!link.hash().equals(hash))
      return Optional.of(new Difference("previous.hash", link.hash(), hash));
    if (!link.date().equals(before.fixing().date()))
      return Optional.of(
          new Difference(
              "previous.date", link.date().toString(), before.fixing().date().toString()));
    return Optional.empty();
  }

  private static JsonNode tree(Fixing fixing) {
    return FixingReader.tree(FixingJson.unsigned(fixing).getBytes(StandardCharsets.UTF_8));
  }

  /// Hash, signature and whose key it is; and, of an override, both people's words.
  private List<Difference> seal(SignedFixing signed) {
    var differences = new ArrayList<Difference>();
    var hash = FixingJson.hash(signed.fixing());
    if (!signed.hash().equals(hash)) differences.add(new Difference("hash", signed.hash(), hash));
    if (!signed.isSigned())
      differences.add(
          new Difference(
              "signature", signed.signature(), "that it is not the key's over this hash"));
    if (administrator.isPresent() && !administrator.get().text().equals(signed.key()))
      differences.add(
          new Difference(
              "key", signed.key(), administrator.get().text() + ", the administrator's"));
    Overriding.fault(signed.fixing()).ifPresent(differences::add);
    return differences;
  }
}
