// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.HashSet;
import java.util.Set;
import org.agrona.DirectBuffer;
import outcry.core.engine.Tape;
import outcry.wire.*;

/// Reads the exchange's tape into rows.
final class EventReader {
  private final EventLog log = new EventLog();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AcceptedDecoder accepted = new AcceptedDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private final RefusedDecoder refused = new RefusedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final FeeChargedDecoder fee = new FeeChargedDecoder();
  private final TriggeredDecoder triggered = new TriggeredDecoder();
  private final CancelledDecoder cancelled = new CancelledDecoder();
  private final ReplacedDecoder replaced = new ReplacedDecoder();
  private final StateChangedDecoder state = new StateChangedDecoder();
  private final IndicativeDecoder indicative = new IndicativeDecoder();
  private final KilledDecoder killed = new KilledDecoder();
  private final SettledDecoder settled = new SettledDecoder();
  private final VariationPaidDecoder variation = new VariationPaidDecoder();
  private final ProtectionTrippedDecoder tripped = new ProtectionTrippedDecoder();
  private final ProtectionSetDecoder protection = new ProtectionSetDecoder();
  private final LimitsSetDecoder limits = new LimitsSetDecoder();
  private final DueDecoder due = new DueDecoder();
  private final byte[] text = new byte[64];

  /// Stops without a limit that wait: no rule says what price they are told with.
  private final Set<Long> waiting = new HashSet<>();

  private long time;

  /// What the exchange said about the command it was given at this time.
  EventLog read(Tape tape, long now) {
    log.clear();
    time = now;
    tape.forEach((template, buffer, offset, _) -> read(template, buffer, offset));
    return log;
  }

  private void read(int template, DirectBuffer buffer, int offset) {
    switch (template) {
      case DueDecoder.TEMPLATE_ID -> time = due.wrapAndApplyHeader(buffer, offset, header).time();
      case AcceptedDecoder.TEMPLATE_ID -> accepted(buffer, offset);
      case RejectedDecoder.TEMPLATE_ID -> {
        var event = rejected.wrapAndApplyHeader(buffer, offset, header);
        long id = id(event.getClientId(text, 0, text.length));
        add(Event.REJECTED, event.account(), event.command().value(), event.reason().value(), id);
      }
      case RefusedDecoder.TEMPLATE_ID -> {
        var event = refused.wrapAndApplyHeader(buffer, offset, header);
        add(Event.REFUSED, event.command(), event.reason().value());
      }
      case TradedDecoder.TEMPLATE_ID -> traded(buffer, offset);
      case FeeChargedDecoder.TEMPLATE_ID -> {
        var event = fee.wrapAndApplyHeader(buffer, offset, header);
        add(Event.FEE, event.account(), event.amount(), event.trade());
      }
      case TriggeredDecoder.TEMPLATE_ID -> {
        var event = triggered.wrapAndApplyHeader(buffer, offset, header);
        waiting.remove(event.order());
        add(Event.TRIGGERED, event.account(), event.contract(), event.order(), event.price());
      }
      case CancelledDecoder.TEMPLATE_ID -> {
        var event = cancelled.wrapAndApplyHeader(buffer, offset, header);
        add(
            Event.CANCELLED,
            event.account(),
            event.contract(),
            event.order(),
            event.quantity(),
            event.reason().value());
      }
      case ReplacedDecoder.TEMPLATE_ID -> replaced(buffer, offset);
      default -> readSessions(template, buffer, offset);
    }
  }

  private void readSessions(int template, DirectBuffer buffer, int offset) {
    switch (template) {
      case StateChangedDecoder.TEMPLATE_ID -> {
        var event = state.wrapAndApplyHeader(buffer, offset, header);
        add(Event.STATE, event.contract(), event.state().value(), event.reason().value());
      }
      case IndicativeDecoder.TEMPLATE_ID -> {
        var event = indicative.wrapAndApplyHeader(buffer, offset, header);
        add(Event.INDICATIVE, event.contract(), event.price(), event.quantity());
      }
      case KilledDecoder.TEMPLATE_ID -> {
        var event = killed.wrapAndApplyHeader(buffer, offset, header);
        add(Event.KILLED, event.account(), event.on().value());
      }
      case SettledDecoder.TEMPLATE_ID -> {
        var event = settled.wrapAndApplyHeader(buffer, offset, header);
        boolean last = event.cycle() == Cycle.FINAL;
        add(Event.SETTLED, event.contract(), event.date(), event.price(), last ? 1 : 0);
      }
      case VariationPaidDecoder.TEMPLATE_ID -> {
        var event = variation.wrapAndApplyHeader(buffer, offset, header);
        add(Event.VARIATION, event.account(), event.amount());
      }
      case ProtectionTrippedDecoder.TEMPLATE_ID -> {
        var event = tripped.wrapAndApplyHeader(buffer, offset, header);
        add(Event.TRIPPED, event.account(), event.quantity(), event.bound());
      }
      case ProtectionSetDecoder.TEMPLATE_ID -> {
        var event = protection.wrapAndApplyHeader(buffer, offset, header);
        add(Event.PROTECTION_SET, event.account(), event.window(), event.quantity());
      }
      case LimitsSetDecoder.TEMPLATE_ID -> {
        var event = limits.wrapAndApplyHeader(buffer, offset, header);
        add(Event.LIMITS, event.contract(), event.low(), event.high(), event.locks());
      }
      case StandingDecoder.TEMPLATE_ID -> {
        // margin, of which the rulebook of matching says nothing
      }
      default -> add(Event.OTHER, template);
    }
  }

  private void accepted(DirectBuffer buffer, int offset) {
    var event = accepted.wrapAndApplyHeader(buffer, offset, header);
    var flags = event.flags();
    if (event.orderType() == OrderType.STOP) {
      waiting.add(event.order());
    }
    boolean limited =
        event.orderType() == OrderType.LIMIT || event.orderType() == OrderType.STOP_LIMIT;
    add(
        Event.ACCEPTED,
        event.account(),
        event.contract(),
        event.order(),
        event.quantity(),
        limited ? event.price() : Command.NONE,
        event.side().value(),
        event.orderType().value(),
        event.timeInForce().value(),
        (flags.postOnly() ? 1 : 0)
            | (flags.reduceOnly() ? 2 : 0)
            | (flags.quote() ? 4 : 0)
            | (flags.block() ? 8 : 0),
        event.stop(),
        event.until(),
        event.display(),
        event.minQuantity(),
        id(event.getClientId(text, 0, text.length)));
  }

  private void traded(DirectBuffer buffer, int offset) {
    var event = traded.wrapAndApplyHeader(buffer, offset, header);
    var flags = event.flags();
    add(
        Event.TRADED,
        event.trade(),
        event.contract(),
        event.price(),
        event.quantity(),
        event.buyer(),
        event.seller(),
        event.buyOrder(),
        event.sellOrder(),
        event.aggressor().value(),
        (flags.implied() ? 1 : 0)
            | (flags.block() ? 2 : 0)
            | (flags.auction() ? 4 : 0)
            | (flags.leg() ? 8 : 0),
        event.spread());
  }

  private void replaced(DirectBuffer buffer, int offset) {
    var event = replaced.wrapAndApplyHeader(buffer, offset, header);
    int account = event.account();
    int contract = event.contract();
    long order = event.order();
    long quantity = event.quantity();
    long total = event.total();
    long price = waiting.contains(order) ? Command.NONE : event.price();
    long priority = event.priority().value();
    long id = id(event.getClientId(text, 0, text.length));
    long oldId = id(event.getOldClientId(text, 0, text.length));
    add(Event.REPLACED, account, contract, order, quantity, total, price, priority, id, oldId);
  }

  private void add(Event event, long... fields) {
    log.add(event, time, fields);
  }

  private long id(int length) {
    long id = 0;
    for (int i = length - 1; i >= 0; i--) {
      id = id << 8 | text[i];
    }
    return id;
  }
}
