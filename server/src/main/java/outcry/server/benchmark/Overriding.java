// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.State;

/// A value determined by two people instead of the method (rule I-36).
public final class Overriding {
  /// The shortest reason that is one.
  public static final int REASON = 20;

  private Overriding() {}

  /// What both people sign: which fixing, which value, why, and what it replaces.
  ///
  /// @param replaces hash of the fixing it replaces; empty text when there is none
  static byte[] statement(String name, LocalDate date, long value, String reason, String replaces) {
    return CanonicalText.object(
            json ->
                json.put("name", name)
                    .put("date", date.toString())
                    .money("value", value)
                    .put("reason", reason)
                    .put("replaces", replaces))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Fixing.Approval approval(String person, SigningKey key, byte[] statement) {
    return new Fixing.Approval(
        person, key.verifying().text(), Base64.getEncoder().encodeToString(key.sign(statement)));
  }

  /// What the method determined, with the value of two people put in its place. The next day goes
  /// on from their value.
  static Fixing applied(Fixing computed, long value, Fixing.Oversight oversight) {
    var said =
        computed.value().isPresent()
            ? "the method said " + CanonicalText.money(computed.value().getAsLong())
            : "the method withheld: " + computed.withheld();
    var downgrades = new ArrayList<>(computed.downgrades());
    downgrades.add(
        "D: determined by oversight, not by the method: " + oversight.reason() + " (rule I-36).");
    var state = computed.state();
    return new Fixing(
        computed.index(),
        computed.date(),
        OptionalLong.of(value),
        Optional.of(Grade.D),
        computed.method(),
        computed.unit(),
        Evidence.OVERSIGHT,
        computed.effectiveN(),
        computed.providers(),
        computed.carried(),
        computed.carriedShare(),
        "",
        CanonicalText.money(value)
            + " USD per "
            + computed.unit()
            + ", determined by oversight: "
            + oversight.reason()
            + " ("
            + said
            + "; proposed by "
            + oversight.proposed().person()
            + ", approved by "
            + oversight.approved().person()
            + ").",
        downgrades,
        computed.panel(),
        computed.dropped(),
        computed.refused(),
        computed.beside(),
        computed.before(),
        computed.revision(),
        computed.correction(),
        Optional.of(
            new Fixing.Oversight(
                computed.value(),
                oversight.replaces(),
                oversight.reason(),
                oversight.proposed(),
                oversight.approved())),
        computed.inputs(),
        computed.tables(),
        computed.previous(),
        new State(state.last(), value, state.drift(), state.members()));
  }

  /// What is wrong with an override's two signatures; empty when nothing is, or when it is none.
  static Optional<Difference> fault(Fixing fixing) {
    if (fixing.oversight().isEmpty()) return Optional.empty();
    var oversight = fixing.oversight().get();
    if (fixing.value().isEmpty())
      return Optional.of(new Difference("oversight", "no value", "a value (rule I-36)"));
    var statement =
        statement(
            fixing.name(),
            fixing.date(),
            fixing.value().getAsLong(),
            oversight.reason(),
            oversight.replaces());
    var proposed = oversight.proposed();
    var approved = oversight.approved();
    if (proposed.person().equals(approved.person()) || proposed.key().equals(approved.key()))
      return Optional.of(
          new Difference(
              "oversight.approved.person", approved.person(), "two different people (rule I-36)"));
    if (!isSigned(proposed, statement))
      return Optional.of(unsigned("oversight.proposed.signature", proposed));
    if (!isSigned(approved, statement))
      return Optional.of(unsigned("oversight.approved.signature", approved));
    return Optional.empty();
  }

  private static boolean isSigned(Fixing.Approval approval, byte[] statement) {
    try {
      return VerifyingKey.of(approval.key()).verifies(statement, approval.signature());
    } catch (BadFixing _) {
      return false;
    }
  }

  private static Difference unsigned(String field, Fixing.Approval approval) {
    return new Difference(
        field, approval.signature(), "that it is not " + approval.person() + "'s word for it");
  }
}
