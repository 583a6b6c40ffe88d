// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.CallMissedDecoder;
import outcry.wire.CashMovedDecoder;
import outcry.wire.DefaultClosedDecoder;
import outcry.wire.DefaultedDecoder;
import outcry.wire.Flag;
import outcry.wire.FundSizedDecoder;
import outcry.wire.LiquidatedDecoder;
import outcry.wire.LossBorneDecoder;
import outcry.wire.LotsClosedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.PortedDecoder;
import outcry.wire.RecoveredDecoder;
import outcry.wire.UncoveredDecoder;
import tools.jackson.databind.node.ObjectNode;

/// What happens when a member does not pay, in the words of the language.
final class DefaultJson {
  private final Naming names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  DefaultJson(Naming names) {
    this.names = names;
  }

  static boolean shows(int templateId) {
    return switch (templateId) {
      case DefaultedDecoder.TEMPLATE_ID,
          LossBorneDecoder.TEMPLATE_ID,
          LotsClosedDecoder.TEMPLATE_ID,
          LiquidatedDecoder.TEMPLATE_ID,
          UncoveredDecoder.TEMPLATE_ID,
          CallMissedDecoder.TEMPLATE_ID,
          PortedDecoder.TEMPLATE_ID,
          RecoveredDecoder.TEMPLATE_ID,
          CashMovedDecoder.TEMPLATE_ID,
          FundSizedDecoder.TEMPLATE_ID,
          DefaultClosedDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  /// False when the event is another one.
  boolean write(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    return process(templateId, event, buffer, offset) || money(templateId, event, buffer, offset);
  }

  /// What happens to members, accounts and positions.
  private boolean process(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case DefaultedDecoder.TEMPLATE_ID -> {
        var defaulted = new DefaultedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "defaulted").put("member", defaulted.member());
      }
      case CallMissedDecoder.TEMPLATE_ID -> {
        var missed = new CallMissedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "missed").put("account", names.account(missed.account()));
        cover(event, missed.required(), missed.collateral());
      }
      case LiquidatedDecoder.TEMPLATE_ID -> {
        var sold = new LiquidatedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "liquidated").put("account", names.account(sold.account()));
        event.put("contract", names.contract(sold.contract())).put("qty", sold.quantity());
        event.put("price", names.price(sold.contract(), sold.price()));
        event.put("side", Words.of(sold.side()));
      }
      case UncoveredDecoder.TEMPLATE_ID -> {
        var left = new UncoveredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "liquidation").put("account", names.account(left.account()));
        cover(event, left.required(), left.collateral());
        event.put("next", left.next() == 0 ? null : Words.time(left.next()));
      }
      case PortedDecoder.TEMPLATE_ID -> {
        var ported = new PortedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "ported").put("account", names.account(ported.account()));
        event.put("from", ported.from()).put("to", ported.to());
      }
      case LotsClosedDecoder.TEMPLATE_ID -> {
        var closed = new LotsClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean own = closed.own() == Flag.YES;
        event.put("event", own ? "liquidated" : "closed");
        event.put("account", names.account(closed.account()));
        event.put("contract", names.contract(closed.contract()));
        event.put("qty", own ? Math.abs(closed.lots()) : closed.lots());
        event.put("price", names.price(closed.contract(), closed.price()));
        if (own) {
          event.put("side", closed.lots() < 0 ? "sell" : "buy");
        }
        event.put("by", closed.bid() == Flag.YES ? "bid" : "close-out");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void cover(ObjectNode event, long required, long collateral) {
    event.put("required", Decimals.money(required)).put("collateral", Decimals.money(collateral));
    event.put("amount", Decimals.money(Math.max(0, required - collateral)));
  }

  /// What happens to money.
  private boolean money(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case LossBorneDecoder.TEMPLATE_ID -> {
        var loss = new LossBorneDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "loss").put("layer", Words.of(loss.layer()));
        part(event, loss.member(), loss.account(), loss.amount(), loss.defaulter());
      }
      case RecoveredDecoder.TEMPLATE_ID -> {
        var back = new RecoveredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "recovered").put("layer", Words.of(back.layer()));
        part(event, back.member(), back.account(), back.amount(), back.defaulter());
      }
      case CashMovedDecoder.TEMPLATE_ID -> {
        var moved = new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "moved").put("account", names.account(moved.account()));
        event.put("amount", Decimals.money(moved.amount()));
        event.put("reason", Words.of(moved.reason())).put("other", moved.other());
      }
      case DefaultClosedDecoder.TEMPLATE_ID -> {
        var closed = new DefaultClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "closedOut").put("member", closed.member());
        event.put("loss", Decimals.money(closed.loss()));
        event.put("unallocated", Decimals.money(closed.unallocated()));
      }
      case FundSizedDecoder.TEMPLATE_ID ->
          sized(event, new FundSizedDecoder().wrapAndApplyHeader(buffer, offset, header));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void part(ObjectNode event, String member, int account, long amount, String defaulter) {
    event.put("member", member.isEmpty() ? null : member).put("amount", Decimals.money(amount));
    if (account != 0) {
      event.put("account", names.account(account));
    }
    event.put("default", defaulter);
  }

  private static void sized(ObjectNode event, FundSizedDecoder sized) {
    event.put("event", "sized").put("date", Words.date(sized.date()));
    event.put("required", Decimals.money(sized.required()));
    event.put("covered", Decimals.money(sized.covered()));
    int scenario = sized.scenario();
    var members = event.putArray("members");
    for (var part : sized.members()) {
      long loss = part.loss();
      long mean = part.mean();
      long contribution = part.contribution();
      var json = members.addObject().put("member", part.member());
      json.put("contribution", Decimals.money(contribution)).put("loss", Decimals.money(loss));
      json.put("mean", Decimals.money(mean));
    }
    var set = sized.set();
    event.put("set", set.isEmpty() ? null : set);
    event.put("scenario", scenario == 0 ? null : scenario);
  }
}
