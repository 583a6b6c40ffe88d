// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import outcry.core.engine.PortfolioMargin;
import outcry.server.feed.Makeup;
import outcry.wire.*;

/// Takes the events of one command into the [Market] and notes what they changed.
///
/// Events of the exchange are facts: nothing is checked again, and an event that names what was
/// never told of means the stream is broken, which is an exception.
final class Events {
  private final Market market;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AcceptedDecoder accepted = new AcceptedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final CancelledDecoder cancelled = new CancelledDecoder();
  private final ReplacedDecoder replaced = new ReplacedDecoder();
  private final FeeChargedDecoder fee = new FeeChargedDecoder();
  private final Set<Integer> books = new TreeSet<>();
  private final Set<Long> orders = new TreeSet<>();
  private final Set<Integer> accounts = new TreeSet<>();
  private final Set<Integer> states = new TreeSet<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<Fixing> fixings = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private boolean repeated;

  Events(Market market) {
    this.market = market;
  }

  /// Everything since the last call.
  Change takeChange() {
    if (!repeated) {
      market.commands++;
    }
    repeated = false;
    var bookChanges = new ArrayList<BookChange>();
    for (int number : books) {
      var change = market.contractNumbered(number).book().takeChange(number);
      if (change != null) {
        bookChanges.add(change);
      }
    }
    var change =
        new Change(
            market.position,
            market.time,
            false,
            bookChanges,
            List.copyOf(trades),
            new TreeSet<>(orders),
            new TreeSet<>(accounts),
            new TreeSet<>(states),
            List.copyOf(fixings),
            List.copyOf(settlements));
    books.clear();
    orders.clear();
    accounts.clear();
    states.clear();
    trades.clear();
    fixings.clear();
    settlements.clear();
    return change;
  }

  /// One event; `index` is its place among the command's events.
  void take(int templateId, DirectBuffer buffer, int offset, int index) {
    switch (templateId) {
      case AcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, offset, header);
        accept();
      }
      case TradedDecoder.TEMPLATE_ID -> {
        traded.wrapAndApplyHeader(buffer, offset, header);
        trade();
      }
      case CancelledDecoder.TEMPLATE_ID -> {
        cancelled.wrapAndApplyHeader(buffer, offset, header);
        var order = market.live(cancelled.order());
        market.cancel(order, order.cancelled(cancelled.reason()));
        touch(order);
      }
      case ReplacedDecoder.TEMPLATE_ID -> {
        replaced.wrapAndApplyHeader(buffer, offset, header);
        replace();
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        fee.wrapAndApplyHeader(buffer, offset, header);
        move(fee.account(), index, Movement.Kind.FEE, -fee.amount());
      }
      case RepeatedDecoder.TEMPLATE_ID, GapDecoder.TEMPLATE_ID -> repeated = true;
      default -> takeRarer(templateId, buffer, offset, index);
    }
  }

  private void accept() {
    var order =
        Order.accepted(
            accepted.order(),
            accepted.account(),
            accepted.contract(),
            accepted.clientId(),
            accepted.side(),
            accepted.price(),
            accepted.timeInForce(),
            accepted.quantity());
    market.rest(order);
    touch(order);
  }

  private void trade() {
    long quantity = traded.quantity();
    var buy = market.live(traded.buyOrder());
    var sell = market.live(traded.sellOrder());
    market.fill(buy, buy.filledBy(quantity, traded.price()));
    market.fill(sell, sell.filledBy(quantity, traded.price()));
    var trade =
        new Trade(
            market.position,
            market.time,
            market.tradingDate(),
            traded.trade(),
            traded.contract(),
            traded.price(),
            quantity,
            traded.buyer(),
            traded.seller(),
            buy.clientId(),
            sell.clientId(),
            traded.aggressor());
    market.add(trade);
    trades.add(trade);
    touch(buy);
    touch(sell);
  }

  private void replace() {
    var old = market.live(replaced.order());
    var order =
        old.replaced(replaced.clientId(), replaced.total(), replaced.quantity(), replaced.price());
    market.replace(old, order);
    touch(order);
  }

  private void touch(Order order) {
    orders.add(order.number());
    accounts.add(order.account());
    books.add(order.contract());
  }

  private void move(int account, int index, Movement.Kind kind, long amount) {
    moved(account, index, kind, amount, market.accountNumbered(account).cash() + amount, "");
  }

  private void moved(
      int account, int index, Movement.Kind kind, long amount, long cash, String key) {
    market.add(new Movement(market.position, index, market.time, account, kind, amount, cash, key));
    accounts.add(account);
  }

  private void takeRarer(int templateId, DirectBuffer buffer, int offset, int index) {
    switch (templateId) {
      case DepositedDecoder.TEMPLATE_ID -> {
        var deposited = new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (deposited.repeat() == Flag.NO) {
          moved(
              deposited.account(),
              index,
              Movement.Kind.DEPOSIT,
              deposited.amount(),
              deposited.cash(),
              deposited.key());
        }
      }
      case WithdrawnDecoder.TEMPLATE_ID -> {
        var withdrawn = new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (withdrawn.repeat() == Flag.NO) {
          moved(
              withdrawn.account(),
              index,
              Movement.Kind.WITHDRAWAL,
              -withdrawn.amount(),
              withdrawn.cash(),
              withdrawn.key());
        }
      }
      case VariationPaidDecoder.TEMPLATE_ID -> {
        var paid = new VariationPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(paid.account(), index, Movement.Kind.VARIATION, paid.amount());
      }
      case StateChangedDecoder.TEMPLATE_ID -> {
        var changed = new StateChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.contractNumbered(changed.contract()).state = changed.state();
        states.add(changed.contract());
      }
      case FixedDecoder.TEMPLATE_ID -> {
        var fixed = new FixedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var fixing = new Fixing(fixed.index(), fixed.date(), fixed.value());
        market.fix(fixing);
        fixings.add(fixing);
      }
      case SettledDecoder.TEMPLATE_ID -> {
        var settled = new SettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        var settlement =
            new Settlement(
                market.position,
                market.time,
                settled.contract(),
                settled.date(),
                settled.price(),
                settled.tier(),
                settled.cycle());
        market.add(settlement);
        settlements.add(settlement);
        states.add(settled.contract());
      }
      case ExpiredDecoder.TEMPLATE_ID -> {
        var expired = new ExpiredDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.accounts().stream()
            .filter(account -> account.exposures().containsKey(expired.contract()))
            .forEach(account -> accounts.add(account.number()));
        market.expire(expired.contract());
        states.add(expired.contract());
      }
      case CalledDecoder.TEMPLATE_ID ->
          accounts.add(new CalledDecoder().wrapAndApplyHeader(buffer, offset, header).account());
      default -> takeListing(templateId, buffer, offset);
    }
  }

  private void takeListing(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ProductListedDecoder.TEMPLATE_ID -> {
        var listed = new ProductListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.list(
            new Product(
                listed.number(),
                listed.kind(),
                listed.multiplier(),
                listed.tick(),
                listed.margin(),
                listed.fee(),
                Makeup.product(listed)));
      }
      case ContractListedDecoder.TEMPLATE_ID -> {
        var listed = new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        long reference = listed.reference();
        int lastTrade = listed.lastTrade();
        int from = listed.from();
        int to = listed.to();
        var makeup = Makeup.of(listed);
        var name = listed.contract();
        var terms =
            new Contract.Terms(
                Absent.micros(reference),
                Absent.date(lastTrade),
                listed.index(),
                Absent.date(from),
                Absent.date(to));
        var product = market.productNumbered(listed.product());
        market.list(new Contract(listed.number(), name, product, terms, makeup, listed.state()));
        states.add(listed.number());
      }
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var opened = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var name = opened.account();
        market.open(new Account(opened.number(), name, opened.member(), opened.kind()));
        accounts.add(opened.number());
      }
      case RiskModelActivatedDecoder.TEMPLATE_ID -> {
        market.riskModel = PortfolioMargin.Model.of(buffer, offset);
        market.accounts().forEach(account -> accounts.add(account.number()));
      }
      default -> {}
    }
  }
}
