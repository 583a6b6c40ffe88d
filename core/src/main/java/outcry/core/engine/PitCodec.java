// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import org.agrona.MutableDirectBuffer;
import outcry.core.contract.Contract;
import outcry.core.contract.Contract.Averaging;
import outcry.core.contract.Spread;
import outcry.core.contract.Spread.Leg;
import outcry.core.contract.Strip;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractImageEncoder;
import outcry.wire.Flag;
import outcry.wire.MessageHeaderEncoder;

/// A contract and what its pit remembers, as a snapshot record.
final class PitCodec {
  private PitCodec() {}

  static int encode(Pit pit, long now, MutableDirectBuffer buffer, MessageHeaderEncoder header) {
    var contract = pit.contract;
    var record = new ContractImageEncoder().wrapAndApplyHeader(buffer, 0, header);
    var month = contract.averaging;
    record.number(contract.number).product(contract.product.number).state(contract.state);
    record.expired(contract.expired ? Flag.YES : Flag.NO).reference(contract.reference);
    record.lastTrade(contract.lastTrade).from(month == null ? Contract.NO_DATE : month.from());
    record.to(month == null ? Contract.NO_DATE : month.to()).settlement(contract.settlement);
    record.last(contract.last).lastToday(contract.lastToday).openInterest(contract.openInterest);
    record.previousSettlement(contract.previousSettlement).pausedUntil(pit.pausedUntil);
    record.locks(contract.locks).lockMargin(contract.margin);
    record.indicative(pit.indicativePrice).indicativeQuantity(pit.indicativeQuantity);
    record.dayVolume(pit.volume.dayLots()).dayValueHigh(pit.volume.dayValueHigh());
    record.dayValueLow(pit.volume.dayValueLow());
    record.cascade(contract.strip == null ? Contract.NO_DATE : contract.strip.cascade());
    OptionCodec.write(contract.option, record);
    parts(contract, record);
    memory(pit, now, record);
    record.contract(contract.name).index(month == null ? "" : month.index());
    return MessageHeaderEncoder.ENCODED_LENGTH + record.encodedLength();
  }

  private static void parts(Contract contract, ContractImageEncoder record) {
    var months = record.monthsCount(contract.strip == null ? 0 : contract.strip.months().size());
    if (contract.strip != null) {
      contract.strip.months().forEach(each -> months.next().month(each.number));
    }
    var legs = record.legsCount(contract.spread == null ? 0 : contract.spread.legs().size());
    if (contract.spread != null) {
      for (var leg : contract.spread.legs()) {
        legs.next().leg(leg.contract().number).ratio(leg.ratio()).weight(leg.weight());
      }
    }
  }

  private static void memory(Pit pit, long now, ContractImageEncoder record) {
    var count = new int[1];
    pit.pauses.highs(now, (_, _) -> count[0]++);
    var highs = record.highsCount(count[0]);
    pit.pauses.highs(now, (time, price) -> highs.next().time(time).price(price));
    count[0] = 0;
    pit.pauses.lows(now, (_, _) -> count[0]++);
    var lows = record.lowsCount(count[0]);
    pit.pauses.lows(now, (time, price) -> lows.next().time(time).price(price));
    count[0] = 0;
    pit.volume.seconds(now, (_, _, _, _) -> count[0]++);
    var seconds = record.secondsCount(count[0]);
    pit.volume.seconds(
        now,
        (second, lots, high, low) ->
            seconds.next().second(second).lots(lots).valueHigh(high).valueLow(low));
  }

  /// Lists the contract again and gives its pit its memory back.
  static void decode(ContractImageDecoder record, State state) {
    var frame = new Fixed(record);
    var option = OptionCodec.read(record, state);
    var months = new ArrayList<Contract>();
    for (var month : record.months()) {
      months.add(state.contracts.contract(month.month()));
    }
    var legs = new ArrayList<Leg>();
    for (var leg : record.legs()) {
      legs.add(new Leg(state.contracts.contract(leg.leg()), leg.ratio(), leg.weight()));
    }
    var highs = new ArrayList<long[]>();
    for (var high : record.highs()) {
      highs.add(new long[] {high.time(), high.price()});
    }
    var lows = new ArrayList<long[]>();
    for (var low : record.lows()) {
      lows.add(new long[] {low.time(), low.price()});
    }
    var seconds = new ArrayList<long[]>();
    for (var each : record.seconds()) {
      seconds.add(new long[] {each.second(), each.lots(), each.valueHigh(), each.valueLow()});
    }
    var name = record.contract();
    var index = record.index();
    var contract =
        option != null
            ? new Contract(frame.number, name, option)
            : new Contract(
                frame.number,
                name,
                state.contracts.product(frame.product),
                frame.reference,
                frame.lastTrade,
                index.isEmpty() ? null : new Averaging(index, frame.from, frame.to),
                months.isEmpty() ? null : new Strip(months, frame.cascade),
                legs.isEmpty() ? null : new Spread(legs));
    frame.fill(contract);
    DailyLimits.set(contract);
    state.add(contract);
    var pit = state.pit(contract);
    frame.fill(pit);
    highs.forEach(each -> pit.pauses.addHigh(each[0], each[1]));
    lows.forEach(each -> pit.pauses.addLow(each[0], each[1]));
    seconds.forEach(each -> pit.volume.restoreSecond(each[0], each[1], each[2], each[3]));
    if (pit.pausedUntil != 0) {
      state.dueAt(pit.pausedUntil);
    }
  }

  /// The record's fixed part, read before its groups.
  private static final class Fixed {
    final int number;
    final int product;
    final long reference;
    final int lastTrade;
    final int from;
    final int to;
    final int cascade;
    private final ContractImageDecoder record;

    Fixed(ContractImageDecoder record) {
      this.record = record;
      number = record.number();
      product = record.product();
      reference = record.reference();
      lastTrade = record.lastTrade();
      from = record.from();
      to = record.to();
      cascade = record.cascade();
    }

    void fill(Contract contract) {
      contract.state = record.state();
      contract.expired = record.expired() == Flag.YES;
      contract.settlement = record.settlement();
      contract.last = record.last();
      contract.lastToday = record.lastToday();
      contract.openInterest = record.openInterest();
      contract.previousSettlement = record.previousSettlement();
      contract.locks = record.locks();
      contract.margin = record.lockMargin();
    }

    void fill(Pit pit) {
      pit.pausedUntil = record.pausedUntil();
      pit.indicativePrice = record.indicative();
      pit.indicativeQuantity = record.indicativeQuantity();
      pit.volume.restoreDay(record.dayVolume(), record.dayValueHigh(), record.dayValueLow());
    }
  }
}
