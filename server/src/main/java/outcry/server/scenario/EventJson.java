// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.AcceptedDecoder;
import outcry.wire.CalledDecoder;
import outcry.wire.CancelledDecoder;
import outcry.wire.CascadedDecoder;
import outcry.wire.DepositedDecoder;
import outcry.wire.ExercisedDecoder;
import outcry.wire.ExpiredDecoder;
import outcry.wire.FeeChargedDecoder;
import outcry.wire.FixedDecoder;
import outcry.wire.HoldCashDecoder;
import outcry.wire.IndicativeDecoder;
import outcry.wire.KilledDecoder;
import outcry.wire.LimitsSetDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.OrderType;
import outcry.wire.PremiumPaidDecoder;
import outcry.wire.ProtectionTrippedDecoder;
import outcry.wire.QuoteDecoder;
import outcry.wire.RefusedDecoder;
import outcry.wire.RejectedDecoder;
import outcry.wire.ReplacedDecoder;
import outcry.wire.SettledDecoder;
import outcry.wire.StateChangedDecoder;
import outcry.wire.SwitchKillDecoder;
import outcry.wire.TradedDecoder;
import outcry.wire.TriggeredDecoder;
import outcry.wire.VariationCause;
import outcry.wire.VariationPaidDecoder;
import outcry.wire.WithdrawnDecoder;
import outcry.wire.WithheldDecoder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Events as the scenario language shows them: one JSON object each, fields in a fixed order.
///
/// Reads [Naming], never changes it: write an event first, then let [Names] learn it. Not
/// thread-safe.
public final class EventJson {
  private final Naming names;
  private final RejectionText rejections;
  private final RuleEvents rules;
  private final LedgerJson ledger;
  private final CorrectionEvents corrections;
  private final DefaultJson defaults;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  public EventJson(Naming names) {
    this.names = names;
    this.rejections = new RejectionText(names);
    this.rules = new RuleEvents(names);
    this.ledger = new LedgerJson(names);
    this.corrections = new CorrectionEvents(names);
    this.defaults = new DefaultJson(names);
  }

  /// Whether the language shows events of this template; it does not show listings, repeats,
  /// reports.
  public static boolean shows(int templateId) {
    return switch (templateId) {
      case AcceptedDecoder.TEMPLATE_ID,
          RejectedDecoder.TEMPLATE_ID,
          RefusedDecoder.TEMPLATE_ID,
          TradedDecoder.TEMPLATE_ID,
          CancelledDecoder.TEMPLATE_ID,
          ReplacedDecoder.TEMPLATE_ID,
          StateChangedDecoder.TEMPLATE_ID,
          DepositedDecoder.TEMPLATE_ID,
          WithdrawnDecoder.TEMPLATE_ID,
          FeeChargedDecoder.TEMPLATE_ID,
          PremiumPaidDecoder.TEMPLATE_ID,
          ExercisedDecoder.TEMPLATE_ID,
          FixedDecoder.TEMPLATE_ID,
          WithheldDecoder.TEMPLATE_ID,
          SettledDecoder.TEMPLATE_ID,
          VariationPaidDecoder.TEMPLATE_ID,
          ExpiredDecoder.TEMPLATE_ID,
          CalledDecoder.TEMPLATE_ID,
          TriggeredDecoder.TEMPLATE_ID,
          IndicativeDecoder.TEMPLATE_ID,
          KilledDecoder.TEMPLATE_ID,
          LimitsSetDecoder.TEMPLATE_ID,
          CascadedDecoder.TEMPLATE_ID,
          ProtectionTrippedDecoder.TEMPLATE_ID ->
          true;
      default ->
          LedgerJson.shows(templateId)
              || CorrectionEvents.shows(templateId)
              || DefaultJson.shows(templateId);
    };
  }

  /// [#write(int, DirectBuffer, int, long, long, Asked)] for events whose command is not at hand.
  public ObjectNode write(
      int templateId, DirectBuffer buffer, int offset, long timeMillis, long seq) {
    return write(templateId, buffer, offset, timeMillis, seq, Asked.UNKNOWN);
  }

  /// One event, numbered `seq`; null for those the language does not show (listings, repeats,
  /// reports). `asked` is what the command said, for refusals of things without a number.
  public ObjectNode write(
      int templateId, DirectBuffer buffer, int offset, long timeMillis, long seq, Asked asked) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("seq", seq).put("t", Words.time(timeMillis));
    boolean shown =
        switch (templateId) {
          case RejectedDecoder.TEMPLATE_ID -> rejected(event, buffer, offset, asked);
          case RefusedDecoder.TEMPLATE_ID -> refused(event, buffer, offset, asked);
          default ->
              order(templateId, event, buffer, offset)
                  || money(templateId, event, buffer, offset)
                  || price(templateId, event, buffer, offset)
                  || rules.write(templateId, event, buffer, offset)
                  || ledger.write(templateId, event, buffer, offset)
                  || corrections.write(templateId, event, buffer, offset)
                  || defaults.write(templateId, event, buffer, offset);
        };
    return shown ? event : null;
  }

  /// What happens to orders.
  private boolean order(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AcceptedDecoder.TEMPLATE_ID -> accepted(event, buffer, offset);
      case TradedDecoder.TEMPLATE_ID -> traded(event, buffer, offset);
      case CancelledDecoder.TEMPLATE_ID -> {
        var cancelled = new CancelledDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "cancelled").put("account", names.account(cancelled.account()));
        event.put("id", names.clientId(cancelled.order())).put("qty", cancelled.quantity());
        event.put("reason", Words.of(cancelled.reason()));
      }
      case ReplacedDecoder.TEMPLATE_ID -> {
        var replaced = new ReplacedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "replaced").put("account", names.account(replaced.account()));
        event.put("id", replaced.clientId()).put("qty", replaced.quantity());
        event.put("price", names.price(replaced.contract(), replaced.price()));
        event.put("priority", Words.of(replaced.priority()));
      }
      case StateChangedDecoder.TEMPLATE_ID -> {
        var changed = new StateChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "state").put("contract", names.contract(changed.contract()));
        event.put("state", Words.of(changed.state())).put("reason", Words.of(changed.reason()));
        if (changed.tradingDay() != StateChangedDecoder.tradingDayNullValue()) {
          event.put("tradingDay", Words.date(changed.tradingDay()));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void accepted(ObjectNode event, DirectBuffer buffer, int offset) {
    var accepted = new AcceptedDecoder().wrapAndApplyHeader(buffer, offset, header);
    var type = accepted.orderType();
    event.put("event", "accepted").put("account", names.account(accepted.account()));
    event.put("id", accepted.clientId()).put("order", accepted.order());
    if (type != OrderType.LIMIT) {
      event.put("type", Words.of(type));
    }
  }

  private void traded(ObjectNode event, DirectBuffer buffer, int offset) {
    var traded = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
    event.put("event", "traded").put("contract", names.contract(traded.contract()));
    event.put("price", names.price(traded.contract(), traded.price()));
    event.put("qty", traded.quantity());
    event.put("buyer", names.account(traded.buyer()));
    event.put("buyId", names.clientId(traded.buyOrder()));
    event.put("seller", names.account(traded.seller()));
    event.put("sellId", names.clientId(traded.sellOrder()));
    event.put("aggressor", Words.of(traded.aggressor())).put("trade", traded.trade());
    if (traded.spread() != 0) {
      event.put("spread", names.contract(traded.spread()));
    }
    var flags = traded.flags();
    mark(event, "implied", flags.implied());
    mark(event, "block", flags.block());
    mark(event, "auction", flags.auction());
  }

  private static void mark(ObjectNode event, String field, boolean set) {
    if (set) {
      event.put(field, true);
    }
  }

  /// What happens to cash.
  private boolean money(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case DepositedDecoder.TEMPLATE_ID -> {
        var deposited = new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "deposited").put("account", names.account(deposited.account()));
        moved(event, deposited.amount(), deposited.cash(), deposited.key());
      }
      case WithdrawnDecoder.TEMPLATE_ID -> {
        var withdrawn = new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "withdrawn").put("account", names.account(withdrawn.account()));
        moved(event, withdrawn.amount(), withdrawn.cash(), withdrawn.key());
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        var fee = new FeeChargedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "fee").put("account", names.account(fee.account()));
        event.put("amount", Decimals.money(fee.amount()));
        if (fee.amount() < 0) {
          event.put("cause", "bust");
        }
      }
      case PremiumPaidDecoder.TEMPLATE_ID -> {
        var paid = new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "premium").put("account", names.account(paid.account()));
        event.put("amount", Decimals.money(paid.amount())).put("trade", paid.trade());
      }
      case VariationPaidDecoder.TEMPLATE_ID -> {
        var paid = new VariationPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "variation").put("account", names.account(paid.account()));
        event.put("amount", Decimals.money(paid.amount()));
        if (paid.cause() != VariationCause.SETTLE) {
          event.put("cause", Words.of(paid.cause()));
        }
      }
      case CalledDecoder.TEMPLATE_ID -> {
        var called = new CalledDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "called").put("account", names.account(called.account()));
        event.put("required", Decimals.money(called.required()));
        event.put("collateral", Decimals.money(called.collateral()));
        event.put("amount", Decimals.money(called.amount()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void moved(ObjectNode event, long amount, long cash, String ref) {
    event.put("amount", Decimals.money(amount)).put("cash", Decimals.money(cash));
    event.put("ref", ref.isEmpty() ? null : ref);
  }

  /// What happens to official prices. An index has no tick: its fixings show two decimals, or as
  /// many as it takes.
  private boolean price(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case FixedDecoder.TEMPLATE_ID -> {
        var fixed = new FixedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "fixed").put("index", fixed.index());
        event.put("date", Words.date(fixed.date())).put("value", Decimals.brief(fixed.value()));
      }
      case WithheldDecoder.TEMPLATE_ID -> {
        var withheld = new WithheldDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "withheld").put("index", withheld.index());
        event.put("date", Words.date(withheld.date())).put("reason", withheld.reason());
      }
      case SettledDecoder.TEMPLATE_ID -> {
        var settled = new SettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "settled").put("contract", names.contract(settled.contract()));
        event.put("date", Words.date(settled.date()));
        event.put("price", names.price(settled.contract(), settled.price()));
        event.put("tier", Words.of(settled.tier()));
      }
      case ExercisedDecoder.TEMPLATE_ID -> {
        var exercised = new ExercisedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "exercised").put("contract", names.contract(exercised.contract()));
        event.put("price", names.price(exercised.contract(), exercised.price()));
        event.put("value", Decimals.money(exercised.value()));
      }
      case ExpiredDecoder.TEMPLATE_ID -> {
        var expired = new ExpiredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "expired").put("contract", names.contract(expired.contract()));
        event.put("price", names.price(expired.contract(), expired.price()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean rejected(ObjectNode event, DirectBuffer buffer, int offset, Asked asked) {
    var rejected = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header);
    var account = names.account(rejected.account());
    var id = rejected.clientId();
    event.put("event", "rejected");
    event.put("account", account == null ? asked.text("account") : account);
    event.put("id", id.isEmpty() ? null : id).put("reason", Words.of(rejected.reason()));
    event.put("text", rejections.of(rejected, id, asked));
    return true;
  }

  private boolean refused(ObjectNode event, DirectBuffer buffer, int offset, Asked asked) {
    var refused = new RefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
    event.put("event", "refused").put("cmd", command(refused.command(), asked));
    event.put("reason", Words.of(refused.reason()));
    event.put("text", RefusalText.of(refused, asked));
    return true;
  }

  /// Some commands have two words, one message.
  private static String command(int templateId, Asked asked) {
    var word = Words.command(templateId);
    return switch (templateId) {
      case SwitchKillDecoder.TEMPLATE_ID, QuoteDecoder.TEMPLATE_ID, HoldCashDecoder.TEMPLATE_ID ->
          asked.or("cmd", word);
      default -> word;
    };
  }
}
