// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Looks through a whole archive (rule I-40): the journal's chain, the keys, every fixing's place
/// in its own chain and in the journal, every input byte, every field computed again.
public final class Audit {
  private final Archive archive;
  private final Workings workings;
  private final List<String> findings = new ArrayList<>();
  private final List<String> clean = new ArrayList<>();
  private final Map<String, Journal.Line> journaled = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private Map<String, String> people = Map.of();
  private boolean isJournalWhole = true;

  private Audit(Archive archive, Workings workings) {
    this.archive = archive;
    this.workings = workings;
  }

  /// What was found.
  ///
  /// @param clean what is as it should be, a line each
  /// @param findings what is not, a line each
  /// @param head the journal's last hash, empty when there is no journal
  public record Outcome(List<String> clean, List<String> findings, String head) {}

  public static Outcome of(Archive archive, Workings workings) throws IOException {
    var audit = new Audit(archive, workings);
    var head = audit.journal();
    for (var folder : archive.folders()) audit.folder(folder);
    audit.journaled.forEach(
        (hash, line) ->
            audit.findings.add(
                "the journal says in line "
                    + line.number()
                    + " that "
                    + line.entry().about()
                    + " of "
                    + line.entry().date()
                    + " revision "
                    + line.entry().revision()
                    + " was issued with hash "
                    + hash
                    + "; no such fixing lies in the archive"));
    return new Outcome(List.copyOf(audit.clean), List.copyOf(audit.findings), head);
  }

  private String journal() throws IOException {
    try {
      var read = archive.journal().read();
      var lines = read.lines();
      if (read.rest() > 0)
        findings.add(
            "the journal ends in "
                + read.rest()
                + " bytes of an unfinished line: a step was interrupted, and the next one takes"
                + " them away");
      people = People.of(lines);
      keys.addAll(Journal.keys(lines));
      for (var line : lines) {
        var entry = line.entry();
        if (entry.isIssue()) journaled.merge(entry.of(), line, (_, again) -> twice(again));
      }
      unfinished();
      clean.add("journal: " + lines.size() + " lines, each signed and holding the one before");
      return lines.isEmpty() ? "" : lines.getLast().hash();
    } catch (BadFixing e) {
      findings.add(e.getMessage());
      isJournalWhole = false;
      return "";
    }
  }

  private Journal.Line twice(Journal.Line again) {
    findings.add("the journal publishes the same fixing again in line " + again.number());
    return again;
  }

  /// What an interrupted step has left, and what the next one does with it.
  private void unfinished() throws BadFixing, IOException {
    for (var draft : Turn.drafts(archive)) {
      boolean published = Turn.isPublished(archive, draft);
      findings.add(
          draft
              + (published
                  ? " was published, its step was interrupted: the next one puts it in its place"
                  : " was begun and not published: the next step takes it away"));
      if (published) journaled.remove(FixingReader.read(draft).hash());
    }
  }

  private void folder(Path folder) throws IOException {
    int before = findings.size();
    var read = new LinkedHashMap<Path, SignedFixing>();
    for (var file : Archive.files(folder)) {
      try {
        read.put(file, FixingReader.read(file));
      } catch (BadFixing e) {
        findings.add(e.getMessage());
      }
    }
    for (var each : read.entrySet()) check(each.getKey(), each.getValue(), read);
    gaps(folder, read);
    if (findings.size() > before) return;
    long corrected =
        read.values().stream().filter(s -> s.fixing().correction().isPresent()).count();
    long overridden =
        read.values().stream().filter(s -> s.fixing().oversight().isPresent()).count();
    clean.add(
        folder.getFileName()
            + ": "
            + read.size()
            + " fixings identical, "
            + corrected
            + " of them corrections, "
            + overridden
            + " overrides");
  }

  private void check(Path file, SignedFixing signed, Map<Path, SignedFixing> all)
      throws IOException {
    var fixing = signed.fixing();
    if (!file.equals(archive.file(fixing.name(), fixing.date(), fixing.revision())))
      findings.add(
          file
              + " says it is "
              + fixing.name()
              + " of "
              + fixing.date()
              + " revision "
              + fixing.revision());
    var line = journaled.remove(signed.hash());
    if (isJournalWhole) journal(file, signed, line);
    fixing.previous().ifPresent(link -> chain(file, link, all));
    if (fixing.revision() > 0) replaces(file, fixing, all);
    fixing.oversight().ifPresent(said -> people(file, said));
    try {
      var places = new InputPlaces(List.of(), Optional.empty(), archive);
      new Recomputation(workings, places, Optional.empty())
          .of(file)
          .differences()
          .forEach(difference -> findings.add(file + ": " + difference));
    } catch (BadFixing | MissingInput e) {
      findings.add(file + ": " + e.getMessage());
    }
  }

  /// What the journal says of a fixing.
  private void journal(Path file, SignedFixing signed, Journal.Line line) {
    if (!keys.contains(signed.key()))
      findings.add(file + " is signed by " + signed.key() + ", which the journal does not know");
    else if (line != null && !line.key().equals(signed.key()))
      findings.add(file + " is signed by " + signed.key() + ", its line by " + line.key());
    if (line == null)
      findings.add(file + " has hash " + signed.hash() + ", which the journal does not know");
  }

  private void chain(Path file, Fixing.Previous link, Map<Path, SignedFixing> all) {
    boolean there =
        all.values().stream()
            .anyMatch(
                other ->
                    other.hash().equals(link.hash()) && other.fixing().date().equals(link.date()));
    if (!there)
      findings.add(
          file
              + " goes on from the fixing of "
              + link.date()
              + " with hash "
              + link.hash()
              + ", which is not in the archive");
  }

  private void replaces(Path file, Fixing fixing, Map<Path, SignedFixing> all) {
    var before = all.get(archive.file(fixing.name(), fixing.date(), fixing.revision() - 1));
    var replaced =
        fixing
            .oversight()
            .map(Fixing.Oversight::replaces)
            .or(() -> fixing.correction().map(Fixing.Correction::hash))
            .orElse("nothing");
    if (before == null || !before.hash().equals(replaced))
      findings.add(file + " replaces " + replaced + ", which is not the revision before it");
  }

  private void people(Path file, Fixing.Oversight said) {
    for (var one : List.of(said.proposed(), said.approved())) {
      if (!one.key().equals(people.get(one.person())))
        findings.add(
            file
                + " is an override by \""
                + one.person()
                + "\", who is not registered with the key "
                + one.key());
    }
  }

  /// Every calendar day has a fixing, if only a withheld one (rule I-33).
  private void gaps(Path folder, Map<Path, SignedFixing> all) {
    var days = new TreeSet<LocalDate>();
    all.values().forEach(signed -> days.add(signed.fixing().date()));
    if (days.isEmpty()) return;
    for (var day = days.first(); day.isBefore(days.last()); day = day.plusDays(1)) {
      if (!days.contains(day)) findings.add(folder.getFileName() + " has no fixing of " + day);
    }
  }
}
