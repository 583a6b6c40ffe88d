// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// The official value of an index on a day with everything needed to compute it again: one line of
/// JSON, hashed and signed (rule I-32). The fields stand in the order in which they are hashed.
///
/// @param index `H100`
/// @param value micro-dollars per unit; empty when withheld
/// @param grade empty when withheld
/// @param method `L/2`
/// @param unit `GPU-hour`, `Mtok` or `points`
/// @param effectiveN one over the sum of squared weights
/// @param providers how many counted
/// @param carried how many of them were not seen on the day
/// @param carriedShare their part of the weight
/// @param withheld why there is no value; empty when there is one
/// @param explanation one sentence for people
/// @param downgrades why the grade is not A
/// @param dropped single observations that did not reach a provider's price
/// @param refused observations of the day no index may use
/// @param before the last value of the index before this one; empty at the base
/// @param revision 0 as first published; a correction or an override counts on
/// @param correction what it corrects, if it is one
/// @param oversight who determined it instead of the method, if somebody did
/// @param inputs every file it was computed from
/// @param tables the published tables of the house it was computed with
/// @param previous the fixing it goes on from; empty when the run starts at its base
/// @param state what the following day needs
public record Fixing(
    String index,
    LocalDate date,
    OptionalLong value,
    Optional<Grade> grade,
    String method,
    String unit,
    Evidence evidence,
    double effectiveN,
    int providers,
    int carried,
    double carriedShare,
    String withheld,
    String explanation,
    List<String> downgrades,
    List<PanelRow> panel,
    List<Drop> dropped,
    List<Refused> refused,
    Beside beside,
    Optional<Before> before,
    int revision,
    Optional<Correction> correction,
    Optional<Oversight> oversight,
    List<Input> inputs,
    List<Table> tables,
    Optional<Previous> previous,
    State state) {

  public Fixing {
    downgrades = List.copyOf(downgrades);
    panel = List.copyOf(panel);
    dropped = List.copyOf(dropped);
    refused = List.copyOf(refused);
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
  }

  /// What the exchange calls it: `H100-L/2`.
  public String name() {
    return index + "-" + method;
  }

  /// The names under which the following day knows its providers.
  public List<String> names() {
    return state.members().stream().map(State.Member::provider).toList();
  }

  /// This determination as a later revision of a published one.
  Fixing revised(int newRevision, Optional<Correction> why) {
    return new Fixing(
        index,
        date,
        value,
        grade,
        method,
        unit,
        evidence,
        effectiveN,
        providers,
        carried,
        carriedShare,
        withheld,
        explanation,
        downgrades,
        panel,
        dropped,
        refused,
        beside,
        before,
        newRevision,
        why,
        oversight,
        inputs,
        tables,
        previous,
        state);
  }

  /// This determination with what people, and not the method, have put into a published one: its
  /// revision, what it corrects, and an override.
  Fixing asIn(Fixing published) {
    var revised = revised(published.revision(), published.correction());
    return published.oversight().isPresent() && published.value().isPresent()
        ? Overriding.applied(revised, published.value().getAsLong(), published.oversight().get())
        : revised;
  }

  public boolean isWithheld() {
    return value.isEmpty();
  }

  /// Observations of one provider dropped by one screen.
  ///
  /// @param first where the first of them stands, `FILE:line`
  /// @param reason one sentence about the first
  public record Drop(Screen screen, String provider, int count, String first, String reason) {}

  /// Observations of one provider refused for one reason.
  ///
  /// @param code `unknown-unit`, `zero`, `absurd`, ...
  /// @param first where the first of them stands, `FILE:line`
  /// @param reason one sentence about the first
  public record Refused(String code, String provider, int count, String first, String reason) {}

  /// A file the fixing was computed from.
  ///
  /// @param file as written on the command line, or from the fixing's own folder
  /// @param role `observations`, `rates`, `groups` or `facts`
  /// @param sha256 of the whole file as it lies on disk
  /// @param observations usable rows in it
  /// @param refused rows in it that no index may use
  public record Input(
      String file, String role, String sha256, long bytes, long observations, long refused) {}

  /// A table shipped with the index module: groups, forbidden names, names of models.
  public record Table(String table, String sha256) {}

  /// The fixing before.
  ///
  /// @param file where it lay, for whoever wants to go on
  public record Previous(LocalDate date, String hash, String file) {}

  /// The last value before: where the change of the day starts.
  ///
  /// @param value micro-dollars
  public record Before(LocalDate date, long value) {}

  /// What a correction replaces (rule I-35).
  ///
  /// @param hash of the fixing it replaces
  /// @param value what that one said; empty when it was withheld
  public record Correction(String hash, OptionalLong value, String reason) {}

  /// A determination by two people (rule I-36).
  ///
  /// @param computed what the method said, micro-dollars; empty when it withheld
  /// @param replaces hash of the fixing it replaces; empty text when there was none
  public record Oversight(
      OptionalLong computed,
      String replaces,
      String reason,
      Approval proposed,
      Approval approved) {}

  /// One person's word for an override: an Ed25519 signature over what is overridden, by what, and
  /// why.
  public record Approval(String person, String key, String signature) {}
}
