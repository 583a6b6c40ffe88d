// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import org.agrona.DirectBuffer;
import outcry.server.feed.Makeup;
import outcry.server.history.Batch.Key;
import outcry.server.read.Trade;
import outcry.server.scenario.Words;
import outcry.wire.*;

/// Turns events into rows.
final class EventRows {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final FeeChargedDecoder fee = new FeeChargedDecoder();
  private final PremiumPaidDecoder premium = new PremiumPaidDecoder();
  private final VariationPaidDecoder variation = new VariationPaidDecoder();
  private final Facts facts = new Facts();
  private final Ledgers ledgers;
  private final Batch batch;

  EventRows(Ledgers ledgers, Batch batch) {
    this.ledgers = ledgers;
    this.batch = batch;
  }

  void add(Key key, int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case TradedDecoder.TEMPLATE_ID -> add(key, traded.wrapAndApplyHeader(buffer, offset, header));
      case FeeChargedDecoder.TEMPLATE_ID ->
          add(key, fee.wrapAndApplyHeader(buffer, offset, header));
      case PremiumPaidDecoder.TEMPLATE_ID ->
          add(key, premium.wrapAndApplyHeader(buffer, offset, header));
      case VariationPaidDecoder.TEMPLATE_ID ->
          add(key, variation.wrapAndApplyHeader(buffer, offset, header));
      case CashMovedDecoder.TEMPLATE_ID ->
          add(key, new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case DepositedDecoder.TEMPLATE_ID ->
          add(key, new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case WithdrawnDecoder.TEMPLATE_ID ->
          add(key, new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CashHeldDecoder.TEMPLATE_ID ->
          add(key, new CashHeldDecoder().wrapAndApplyHeader(buffer, offset, header));
      case InterestPaidDecoder.TEMPLATE_ID ->
          add(key, new InterestPaidDecoder().wrapAndApplyHeader(buffer, offset, header));
      case SettledDecoder.TEMPLATE_ID ->
          add(key, new SettledDecoder().wrapAndApplyHeader(buffer, offset, header));
      case FixedDecoder.TEMPLATE_ID ->
          add(key, new FixedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case BustedDecoder.TEMPLATE_ID ->
          batch.busts.add(
              new Batch.BustRow(
                  key, new BustedDecoder().wrapAndApplyHeader(buffer, offset, header).trade()));
      case ProductListedDecoder.TEMPLATE_ID ->
          add(new ProductListedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case ContractListedDecoder.TEMPLATE_ID ->
          add(new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case AccountOpenedDecoder.TEMPLATE_ID ->
          add(new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header));
      default -> {
        // orders, refusals, calls and states leave no row
      }
    }
  }

  /// What statements are made of stays as it is.
  void keep(Key key, int templateId, DirectBuffer buffer, int offset, int length) {
    var concerned = facts.concerned(templateId, buffer, offset);
    if (!concerned.isEmpty()) {
      var event = new byte[length];
      buffer.getBytes(offset, event);
      batch.facts.add(new Batch.FactRow(key, concerned.getFirst(), concerned.getLast(), event));
    }
  }

  private void add(Key key, TradedDecoder event) {
    batch.trades.add(
        new Batch.TradeRow(
            key,
            event.trade(),
            ledgers.contract(event.contract()),
            event.price(),
            event.quantity(),
            ledgers.account(event.buyer()),
            ledgers.account(event.seller()),
            Words.of(event.aggressor()),
            Words.of(Trade.Kind.of(event.flags()))));
  }

  private void add(Key key, FeeChargedDecoder event) {
    var account = ledgers.account(event.account());
    var ref = "trade " + event.trade();
    var kind = event.amount() < 0 ? "bust" : "fee";
    move(key, kind, account, -event.amount(), Ledgers.FEES, ref);
  }

  /// A premium leaves one account and enters the other by two rows that meet in the middle.
  private void add(Key key, PremiumPaidDecoder event) {
    var account = ledgers.account(event.account());
    var ref = "trade " + event.trade();
    move(key, "premium", account, event.amount(), Ledgers.PREMIUM, ref);
  }

  private void add(Key key, VariationPaidDecoder event) {
    var account = ledgers.account(event.account());
    var cause = event.cause();
    var kind = cause == VariationCause.SETTLE ? "variation" : Words.of(cause);
    move(key, kind, account, event.amount(), Ledgers.VARIATION, "");
  }

  /// Between two accounts both are told: their rows meet in the middle, as a premium's do.
  private void add(Key key, CashMovedDecoder event) {
    var account = ledgers.account(event.account());
    long amount = event.amount();
    var reason = Words.of(event.reason());
    var other = event.other();
    move(
        key,
        "default",
        account,
        amount,
        Ledgers.isAccount(other) ? Ledgers.DEFAULT : other,
        reason);
  }

  private void add(Key key, DepositedDecoder event) {
    if (event.repeat() == Flag.YES) {
      return; // an answer given again; no cash moved
    }
    var account = ledgers.account(event.account());
    move(key, "deposit", account, event.amount(), Ledgers.BANK, event.key());
  }

  private void add(Key key, WithdrawnDecoder event) {
    if (event.repeat() == Flag.YES) {
      return;
    }
    var account = ledgers.account(event.account());
    move(key, "withdraw", account, -event.amount(), Ledgers.BANK, event.key());
  }

  /// Setting aside and releasing move nothing.
  private void add(Key key, CashHeldDecoder event) {
    if (event.repeat() == Flag.NO && event.step() == HoldStep.POST) {
      var account = ledgers.account(event.account());
      move(key, "withdraw", account, -event.amount(), Ledgers.BANK, event.key());
    }
  }

  private void add(Key key, InterestPaidDecoder event) {
    if (event.amount() != 0) {
      var account = ledgers.account(event.account());
      move(key, "interest", account, event.amount(), Ledgers.ROUNDING, "");
    }
  }

  /// `amount` is what the account receives from the other side of the ledger.
  private void move(Key key, String kind, String account, long amount, String other, String ref) {
    long cash = ledgers.credit(account, amount);
    var own = Ledgers.ledgerOf(account);
    batch.ledger.add(
        new Batch.LedgerRow(
            key,
            kind,
            amount < 0 ? own : other,
            amount < 0 ? other : own,
            Math.absExact(amount),
            account,
            cash,
            ref));
  }

  private void add(Key key, SettledDecoder event) {
    batch.settlements.add(
        new Batch.SettlementRow(
            key,
            ledgers.contract(event.contract()),
            event.date(),
            event.price(),
            Words.of(event.tier()),
            Words.of(event.cycle())));
  }

  private void add(Key key, FixedDecoder event) {
    int date = event.date();
    long value = event.value();
    batch.fixings.add(new Batch.FixingRow(key, event.index(), date, value));
  }

  private void add(ProductListedDecoder event) {
    int number = event.number();
    var name = Makeup.product(event);
    ledgers.product(number, name);
    batch.products.add(
        new Batch.ProductRow(
            number, name, Words.of(event.kind()), event.multiplier(), event.tick()));
  }

  private void add(ContractListedDecoder event) {
    int number = event.number();
    Makeup.of(event); // the lists before the name
    var name = event.contract();
    ledgers.contract(number, name);
    batch.contracts.add(
        new Batch.ContractRow(number, name, ledgers.product(event.product()), event.index()));
  }

  private void add(AccountOpenedDecoder event) {
    int number = event.number();
    var name = event.account();
    ledgers.account(number, name);
    batch.accounts.add(new Batch.AccountRow(number, name, event.member(), Words.of(event.kind())));
  }
}
