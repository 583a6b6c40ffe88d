// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import outcry.core.engine.PortfolioMargin;
import outcry.server.feed.EventTime;
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
  private final DefaultChanges defaults;
  private final List<Trade> trades = new ArrayList<>();
  private final List<Fixing> fixings = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private final EventTime when = new EventTime();
  private long time;
  private boolean repeated;

  Events(Market market) {
    this.market = market;
    this.defaults = new DefaultChanges(market, accounts, states);
  }

  /// Everything since the last call; `counts` when a command brought it about.
  Change takeChange(boolean counts) {
    if (counts && !repeated) {
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

  /// The events of a command begin, at the command's time.
  void begin() {
    when.begin(market.time);
  }

  /// One event; `index` is its place among the command's events.
  void take(int templateId, DirectBuffer buffer, int offset, int index) {
    time = when.of(templateId, buffer, offset);
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
        market.change(order, order.cancelled(cancelled.reason()));
        touch(order);
      }
      case ReplacedDecoder.TEMPLATE_ID -> {
        replaced.wrapAndApplyHeader(buffer, offset, header);
        replace();
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        fee.wrapAndApplyHeader(buffer, offset, header);
        var kind = fee.amount() < 0 ? Movement.Kind.BUST : Movement.Kind.FEE;
        move(fee.account(), index, kind, -fee.amount());
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
            Order.Conditions.of(accepted),
            accepted.quantity());
    market.rest(order);
    touch(order);
  }

  private void trade() {
    long quantity = traded.quantity();
    var buy = filled(traded.buyOrder(), Side.BUY);
    var sell = filled(traded.sellOrder(), Side.SELL);
    var trade =
        new Trade(
            market.position,
            time,
            market.tradingDate(),
            traded.trade(),
            traded.contract(),
            traded.price(),
            quantity,
            traded.buyer(),
            traded.seller(),
            buy.clientId(),
            sell.clientId(),
            traded.aggressor(),
            Trade.Kind.of(traded.flags()));
    market.add(trade);
    trades.add(trade);
    touch(buy);
    touch(sell);
    accounts.add(traded.buyer());
    accounts.add(traded.seller());
  }

  /// The order of one side of the trade, whose fill is booked when the trade is one of its own book
  /// or implied by it; a leg names an order that its spread's trade has filled already.
  private Order filled(long number, Side side) {
    var order = market.order(number);
    boolean own = order.contract() == traded.contract();
    boolean implied = !own && traded.flags().implied();
    if (!own && !(implied && firstLeg(order) == traded.contract())) {
      return order;
    }
    long at = own ? traded.price() : order.price();
    if (traded.flags().auction()) {
      market.change(order, order.uncrossed(traded.quantity(), at));
      return order;
    }
    boolean took = traded.aggressor() == side;
    var after = took ? order.took(traded.quantity(), at) : order.gave(traded.quantity(), at);
    market.change(order, took && follows(order) ? after.at(at) : after);
    return order;
  }

  private int firstLeg(Order order) {
    return market.contractNumbered(order.contract()).makeup().firstLeg();
  }

  /// What is left of a market order, or of a stop without a limit, stands where it last traded when
  /// its product bounds it by no distance.
  private boolean follows(Order order) {
    var type = order.conditions().type();
    return (type == OrderType.MARKET || type == OrderType.STOP)
        && !market.contractNumbered(order.contract()).product().isProtected();
  }

  private void replace() {
    var old = market.live(replaced.order());
    var order =
        old.replaced(
            replaced.clientId(),
            replaced.total(),
            replaced.quantity(),
            replaced.price(),
            replaced.priority() == Priority.KEPT);
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
    market.add(new Movement(market.position, index, time, account, kind, amount, cash, key));
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
        move(paid.account(), index, Movement.Kind.of(paid.cause()), paid.amount());
      }
      case PremiumPaidDecoder.TEMPLATE_ID -> {
        var paid = new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(paid.account(), index, Movement.Kind.PREMIUM, paid.amount());
      }
      case StateChangedDecoder.TEMPLATE_ID -> {
        var changed = new StateChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var contract = market.contractNumbered(changed.contract());
        contract.state = changed.state();
        contract.expired |= changed.reason() == StateReason.EXPIRED;
        if (!contract.collects()) {
          contract.indicative = OptionalLong.empty();
        }
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
                time,
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
      case TriggeredDecoder.TEMPLATE_ID -> {
        var triggered = new TriggeredDecoder().wrapAndApplyHeader(buffer, offset, header);
        var order = market.live(triggered.order());
        market.change(order, order.triggered(triggered.price()));
        touch(order);
      }
      case IndicativeDecoder.TEMPLATE_ID -> {
        var now = new IndicativeDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.contractNumbered(now.contract()).indicative = Absent.micros(now.price());
        market.contractNumbered(now.contract()).indicativeQuantity = now.quantity();
      }
      case LimitsSetDecoder.TEMPLATE_ID -> {
        var limits = new LimitsSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.contractNumbered(limits.contract()).margin = limits.margin();
        market.accounts().stream()
            .filter(account -> account.exposures().containsKey(limits.contract()))
            .forEach(account -> accounts.add(account.number()));
      }
      case CascadedDecoder.TEMPLATE_ID, LotsClosedDecoder.TEMPLATE_ID, PortedDecoder.TEMPLATE_ID ->
          defaults.take(templateId, buffer, offset);
      case BustedDecoder.TEMPLATE_ID ->
          bust(new BustedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CorrectedDecoder.TEMPLATE_ID -> {
        var corrected = new CorrectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.contractNumbered(corrected.contract()).settlement =
            OptionalLong.of(corrected.price());
        states.add(corrected.contract());
      }
      case TransferredDecoder.TEMPLATE_ID -> {
        var moved = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.move(moved.contract(), moved.from(), moved.to(), moved.lots());
        accounts.add(moved.from());
        accounts.add(moved.to());
        states.add(moved.contract());
      }
      case CalledDecoder.TEMPLATE_ID -> {
        var called = new CalledDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.add(Call.of(time, called));
        accounts.add(called.account());
      }
      case CashMovedDecoder.TEMPLATE_ID -> {
        var moved = new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(moved.account(), index, Movement.Kind.DEFAULT, moved.amount());
      }
      default -> takeLedger(templateId, buffer, offset, index);
    }
  }

  private void takeLedger(int templateId, DirectBuffer buffer, int offset, int index) {
    switch (templateId) {
      case HouseDeclaredDecoder.TEMPLATE_ID -> {
        var house = new HouseDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.nonCash = house.nonCash();
        market.accounts().forEach(account -> accounts.add(account.number()));
      }
      case AssetValuedDecoder.TEMPLATE_ID -> {
        var valued = new AssetValuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        market.value(valued.number(), valued.asset());
      }
      case CollateralMovedDecoder.TEMPLATE_ID -> {
        var moved = new CollateralMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (moved.repeat() == Flag.NO) {
          market.accountNumbered(moved.account()).securities = moved.securities();
          accounts.add(moved.account());
        }
      }
      case CashHeldDecoder.TEMPLATE_ID -> {
        var held = new CashHeldDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (held.repeat() == Flag.NO) {
          held(held, index);
        }
      }
      case InterestPaidDecoder.TEMPLATE_ID -> {
        var paid = new InterestPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (paid.amount() != 0) {
          move(paid.account(), index, Movement.Kind.INTEREST, paid.amount());
        }
      }
      default -> takeListing(templateId, buffer, offset);
    }
  }

  /// The buyer's lots go back to the seller; a spread's trade moved none itself.
  private void bust(BustedDecoder busted) {
    if (!market.isSpread(busted.contract())) {
      market.move(busted.contract(), busted.buyer(), busted.seller(), busted.quantity());
    }
    accounts.add(busted.buyer());
    accounts.add(busted.seller());
    states.add(busted.contract());
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
                Absent.micros(listed.protection()).isPresent(),
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
        var underlying = market.underlying(makeup);
        market.list(
            new Contract(
                listed.number(), name, product, terms, makeup, underlying, listed.state()));
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

  private void held(CashHeldDecoder held, int index) {
    market.accountNumbered(held.account()).reserved = held.reserved();
    accounts.add(held.account());
    if (held.step() == HoldStep.POST) {
      long paid = -held.amount();
      moved(held.account(), index, Movement.Kind.WITHDRAWAL, paid, held.cash(), held.key());
    }
  }
}
