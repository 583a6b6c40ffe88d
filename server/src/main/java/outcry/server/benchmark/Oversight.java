// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.server.benchmark.Journal.Entry;

/// Overrides (rule I-36): one registered person proposes in writing, another approves; both words
/// stay in the journal and in the fixing.
public final class Oversight {
  private static final String PROPOSED = "override-proposed";

  private final Office office;

  public Oversight(Office office) {
    this.office = office;
  }

  /// What was proposed and not yet approved.
  ///
  /// @param value micro-dollars
  /// @param replaces hash of the fixing in force when it was proposed
  public record Proposal(
      String name,
      LocalDate date,
      long value,
      String reason,
      String replaces,
      Fixing.Approval by) {}

  /// Enters a person with a public key.
  public void register(String person, VerifyingKey key) throws BadFixing, IOException {
    try (var _ = office.turn()) {
      enter(person, key);
    }
  }

  private void enter(String person, VerifyingKey key) throws BadFixing, IOException {
    var journal = office.archive().journal();
    if (person.isBlank()) throw new BadFixing("a person has a name (rule I-36)");
    for (var known : People.of(journal).entrySet()) {
      if (known.getKey().equals(person))
        throw new BadFixing(
            "\""
                + person
                + "\" is registered already, with the key "
                + known.getValue()
                + " (rule I-36)");
      if (known.getValue().equals(key.text()))
        throw new BadFixing(
            "the key "
                + key.text()
                + " is \""
                + known.getKey()
                + "\"'s; two people have two keys"
                + " (rule I-36)");
    }
    journal.append(
        office.clock().instant(),
        new Entry(People.REGISTERED, person, "", 0, key.text(), "may propose or approve overrides"),
        office.key());
  }

  public Proposal propose(
      Workings.Known known,
      LocalDate date,
      long value,
      String reason,
      String person,
      SigningKey key)
      throws BadFixing, IOException {
    try (var _ = office.turn()) {
      return proposed(known, date, value, reason, person, key);
    }
  }

  private Proposal proposed(
      Workings.Known known,
      LocalDate date,
      long value,
      String reason,
      String person,
      SigningKey key)
      throws BadFixing, IOException {
    var journal = office.archive().journal();
    People.check(journal, person, key.verifying());
    var inForce = office.inForce(known, date);
    office.checkWindow("an override", date);
    checkReason(reason);
    var statement = Overriding.statement(known.name(), date, value, reason, inForce.hash());
    var proposal =
        new Proposal(
            known.name(),
            date,
            value,
            reason,
            inForce.hash(),
            Overriding.approval(person, key, statement));
    journal.append(
        office.clock().instant(),
        Entry.about(
            PROPOSED,
            inForce.fixing().revised(inForce.fixing().revision() + 1, Optional.empty()),
            inForce.hash(),
            text(proposal)),
        office.key());
    return proposal;
  }

  private static void checkReason(String reason) throws BadFixing {
    if (reason.strip().length() >= Overriding.REASON) return;
    throw new BadFixing(
        "the reason \""
            + reason
            + "\" has "
            + reason.strip().length()
            + " characters; a written reason has at least "
            + Overriding.REASON
            + " (rule I-36)");
  }

  /// Approves the last proposal about a day.
  ///
  /// @return the fixing now in force and the days that follow from it
  public List<SignedFixing> approve(
      Workings.Known known, LocalDate date, String person, SigningKey key)
      throws BadFixing, IOException {
    try (var _ = office.turn()) {
      return approved(known, date, person, key);
    }
  }

  private List<SignedFixing> approved(
      Workings.Known known, LocalDate date, String person, SigningKey key)
      throws BadFixing, IOException {
    var journal = office.archive().journal();
    People.check(journal, person, key.verifying());
    office.checkWindow("an override", date);
    var proposal = open(known.name(), date);
    if (proposal.by().person().equals(person) || proposal.by().key().equals(key.verifying().text()))
      throw new BadFixing(
          "\"" + person + "\" proposed it; another registered person approves (rule I-36)");
    var inForce = office.inForce(known, date);
    if (!inForce.hash().equals(proposal.replaces()))
      throw new BadFixing(
          "the proposal was about the fixing "
              + proposal.replaces()
              + "; in force is "
              + inForce.hash()
              + ". Propose again (rule I-36)");
    var statement =
        Overriding.statement(
            known.name(), date, proposal.value(), proposal.reason(), proposal.replaces());
    var said =
        new Fixing.Oversight(
            OptionalLong.empty(),
            proposal.replaces(),
            proposal.reason(),
            proposal.by(),
            Overriding.approval(person, key, statement));
    return office.determine(known, inForce, proposal.value(), said);
  }

  /// The last proposal about a fixing.
  public Proposal open(String name, LocalDate date) throws BadFixing, IOException {
    Proposal last = null;
    for (var line : office.archive().journal().lines()) {
      var entry = line.entry();
      if (!entry.about().equals(name) || !entry.date().equals(date.toString())) continue;
      if (entry.event().equals(PROPOSED)) last = proposal(name, date, entry.text());
      if (entry.event().equals("overridden")) last = null;
    }
    if (last == null)
      throw new BadFixing(
          "nobody has proposed to override "
              + name
              + " of "
              + date
              + "; the first person runs: index override propose (rule I-36)");
    return last;
  }

  private static String text(Proposal proposal) {
    return CanonicalText.object(
        json ->
            json.money("value", proposal.value())
                .put("reason", proposal.reason())
                .put("replaces", proposal.replaces())
                .put("person", proposal.by().person())
                .put("key", proposal.by().key())
                .put("signature", proposal.by().signature()));
  }

  private static Proposal proposal(String name, LocalDate date, String text) throws BadFixing {
    var json = FixingReader.fields(text.getBytes(StandardCharsets.UTF_8), "a proposal");
    return new Proposal(
        name,
        date,
        json.money("value"),
        json.text("reason"),
        json.text("replaces"),
        new Fixing.Approval(json.text("person"), json.text("key"), json.text("signature")));
  }
}
