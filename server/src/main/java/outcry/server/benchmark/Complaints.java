// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import outcry.server.benchmark.Journal.Entry;

/// Complaints about fixings and their answers: lines of the journal (rule I-41).
public final class Complaints {
  private static final String FILED = "complaint";
  private static final String ANSWERED = "answer";

  private final Office office;

  public Complaints(Office office) {
    this.office = office;
  }

  /// A complaint.
  ///
  /// @param number of its line in the journal
  /// @param name the index, `H100-L/2`
  /// @param text who complains, and what about
  /// @param answer empty while it is open
  public record Complaint(
      long number, Instant at, String name, String date, String text, String answer) {
    /// Whole days since it came in.
    public long age(Instant now) {
      return Duration.between(at, now).toDays();
    }
  }

  public long file(String name, LocalDate date, String by, String text)
      throws BadFixing, IOException {
    if (by.isBlank() || text.isBlank())
      throw new BadFixing("a complaint says who complains and what about (rule I-41)");
    var entry = new Entry(FILED, name, date.toString(), 0, "", by + ": " + text);
    return append(entry);
  }

  public void answer(long number, String by, String text) throws BadFixing, IOException {
    var about = all().stream().filter(each -> each.number() == number).findFirst();
    if (about.isEmpty())
      throw new BadFixing(
          "line "
              + number
              + " of the journal is no complaint; index complaint list shows them"
              + " (rule I-41)");
    if (!about.get().answer().isEmpty())
      throw new BadFixing("complaint " + number + " is answered: " + about.get().answer());
    if (by.isBlank() || text.isBlank())
      throw new BadFixing("an answer says who answers and what (rule I-41)");
    append(
        new Entry(
            ANSWERED,
            about.get().name(),
            about.get().date(),
            0,
            Long.toString(number),
            by + ": " + text));
  }

  private long append(Entry entry) throws BadFixing, IOException {
    try (var _ = office.turn()) {
      var journal = office.archive().journal();
      return journal.append(office.clock().instant(), entry, office.key()).number();
    }
  }

  /// Every complaint, oldest first.
  public List<Complaint> all() throws BadFixing, IOException {
    var all = new LinkedHashMap<Long, Complaint>();
    for (var line : office.archive().journal().lines()) {
      var entry = line.entry();
      if (entry.event().equals(FILED))
        all.put(
            line.number(),
            new Complaint(line.number(), line.at(), entry.about(), entry.date(), entry.text(), ""));
      if (entry.event().equals(ANSWERED))
        all.computeIfPresent(
            Long.valueOf(entry.of()),
            (_, open) ->
                new Complaint(
                    open.number(), open.at(), open.name(), open.date(), open.text(), entry.text()));
    }
    return new ArrayList<>(all.values());
  }
}
