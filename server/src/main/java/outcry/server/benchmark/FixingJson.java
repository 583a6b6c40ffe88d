// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.server.benchmark.Fixing.Approval;

/// Writes a fixing as its canonical line (rule I-32). The hash is taken of the line, with its line
/// feed, as it is without the fields hash, key and signature.
public final class FixingJson {
  private static final String CURRENCY = "USD";

  private FixingJson() {}

  static String hash(Fixing fixing) {
    return Sha256.of(unsigned(fixing) + "\n");
  }

  static String text(SignedFixing signed) {
    var body = unsigned(signed.fixing());
    var seal =
        CanonicalText.object(
            json ->
                json.put("hash", signed.hash())
                    .put("key", signed.key())
                    .put("signature", signed.signature()));
    return body.substring(0, body.length() - 1) + "," + seal.substring(1) + "\n";
  }

  static byte[] bytes(SignedFixing signed) {
    return text(signed).getBytes(StandardCharsets.UTF_8);
  }

  public static String unsigned(Fixing fixing) {
    return CanonicalText.object(json -> write(json, fixing));
  }

  private static void write(CanonicalText json, Fixing fixing) {
    json.put("index", fixing.index()).put("date", fixing.date().toString());
    json.money("value", fixing.value()).put("grade", fixing.grade().map(Enum::name).orElse(null));
    json.put("method", fixing.method()).put("name", fixing.name());
    json.put("unit", fixing.unit()).put("currency", CURRENCY);
    json.object(
        "evidence",
        evidence ->
            evidence.put("level", fixing.evidence().level()).put("text", fixing.evidence().text()));
    json.share("effectiveN", fixing.effectiveN()).put("providers", fixing.providers());
    json.put("carried", fixing.carried()).share("carriedShare", fixing.carriedShare());
    json.put("withheld", fixing.isWithheld()).put("reason", fixing.withheld());
    json.put("explanation", fixing.explanation()).texts("downgrades", fixing.downgrades());
    json.objects("panel", fixing.panel(), FixingJson::row);
    json.objects("dropped", fixing.dropped(), FixingJson::drop);
    json.objects("refused", fixing.refused(), FixingJson::refusal);
    json.object("beside", beside -> beside(beside, fixing));
    before(json, fixing);
    json.put("revision", fixing.revision());
    correction(json, fixing);
    oversight(json, fixing);
    json.objects("inputs", fixing.inputs(), FixingJson::input);
    json.objects(
        "tables",
        fixing.tables(),
        (of, table) -> of.put("table", table.table()).put("sha256", table.sha256()));
    if (fixing.previous().isPresent()) {
      var before = fixing.previous().get();
      json.object(
          "previous",
          previous ->
              previous
                  .put("date", before.date().toString())
                  .put("hash", before.hash())
                  .put("file", before.file()));
    } else {
      json.absent("previous");
    }
    json.object("state", state -> state(state, fixing.state()));
  }

  private static void row(CanonicalText json, PanelRow row) {
    json.put("provider", row.provider()).put("tier", row.tier());
    json.price("price", row.price()).put("observed", observed(row.observed()));
    json.put("records", row.records()).share("weight", row.weight()).share("change", row.change());
    json.price("tracked", row.tracked()).put("screen", row.screen().text());
    json.put("verdict", verdict(row.screen())).put("carried", row.carried());
    json.put("reason", row.reason());
  }

  private static void drop(CanonicalText json, Fixing.Drop drop) {
    json.put("screen", drop.screen().text()).put("provider", drop.provider());
    json.put("count", drop.count()).put("first", drop.first()).put("reason", drop.reason());
  }

  private static void refusal(CanonicalText json, Fixing.Refused refused) {
    json.put("code", refused.code()).put("provider", refused.provider());
    json.put("count", refused.count())
        .put("first", refused.first())
        .put("reason", refused.reason());
  }

  private static void beside(CanonicalText json, Fixing fixing) {
    var beside = fixing.beside();
    json.price("median", beside.median()).price("p25", beside.p25()).price("p75", beside.p75());
    json.share("hhi", beside.hhi()).put("drift", beside.drift());
  }

  private static void before(CanonicalText json, Fixing fixing) {
    if (fixing.before().isEmpty()) {
      json.absent("before");
      return;
    }
    var before = fixing.before().get();
    json.object(
        "before", of -> of.put("date", before.date().toString()).money("value", before.value()));
  }

  private static void correction(CanonicalText json, Fixing fixing) {
    if (fixing.correction().isEmpty()) {
      json.absent("correction");
      return;
    }
    var correction = fixing.correction().get();
    json.object(
        "correction",
        of ->
            of.put("hash", correction.hash())
                .money("value", correction.value())
                .put("reason", correction.reason()));
  }

  private static void oversight(CanonicalText json, Fixing fixing) {
    if (fixing.oversight().isEmpty()) {
      json.absent("oversight");
      return;
    }
    var oversight = fixing.oversight().get();
    json.object(
        "oversight",
        of ->
            of.money("computed", oversight.computed())
                .put("replaces", oversight.replaces())
                .put("reason", oversight.reason())
                .object("proposed", by -> approval(by, oversight.proposed()))
                .object("approved", by -> approval(by, oversight.approved())));
  }

  private static void approval(CanonicalText json, Approval approval) {
    json.put("person", approval.person()).put("key", approval.key());
    json.put("signature", approval.signature());
  }

  private static void input(CanonicalText json, Fixing.Input input) {
    json.put("file", input.file()).put("role", input.role()).put("sha256", input.sha256());
    json.put("bytes", input.bytes()).put("observations", input.observations());
    json.put("refused", input.refused());
  }

  private static void state(CanonicalText json, State state) {
    json.put("last", day(state.last())).price("level", state.level()).put("drift", state.drift());
    json.objects("members", state.members(), FixingJson::member);
  }

  private static void member(CanonicalText json, State.Member member) {
    json.put("provider", member.provider()).put("tier", member.tier());
    json.put("seen", day(member.seen())).price("price", member.price());
    json.price("accepted", member.accepted()).price("tracked", member.tracked());
    json.put("counted", day(member.counted())).put("since", day(member.since()));
    json.put("factor", member.factor());
    json.texts("swings", member.swings().stream().map(LocalDate::toString).toList());
  }

  private static String day(LocalDate date) {
    return date == null ? null : date.toString();
  }

  /// Zero means that it was never seen.
  static String observed(long seconds) {
    return seconds == 0 ? null : Instant.ofEpochSecond(seconds).toString();
  }

  /// The four words of a panel for people.
  public static String verdict(Screen screen) {
    return switch (screen) {
      case INCLUDED, LIMITED -> "included";
      case CAPPED -> "capped";
      case QUARANTINED, HELD, UNSTEADY, CONFLICT -> "quarantined";
      default -> "dropped";
    };
  }
}
