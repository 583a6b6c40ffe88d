// SPDX-License-Identifier: Apache-2.0
package outcry.bench.path;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import outcry.bench.book.Workload;
import outcry.core.engine.CommandWriter;
import outcry.wire.MessageHeaderEncoder;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// A workload as members' commands stand on the log: encoded once, read in order.
///
/// A move becomes a replace. Where the file moves an order to the price it has, to put it last in
/// the queue, an exchange that keeps the place of an order whose terms do not change (rule X-5) has
/// to be told so in two steps: a tick away from the market and back.
final class CommandLog {
  private static final int SENDER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int SEQUENCE = SENDER + Integer.BYTES;
  private static final int ACCOUNT = SEQUENCE + Long.BYTES;
  private static final int LONGEST = 72;

  final UnsafeBuffer bytes;
  private final int accounts;
  private final long tick;
  private final CommandWriter writer = new CommandWriter();
  private final int[] offsets;
  private int count;

  CommandLog(Workload workload, int accounts, long tick) {
    this.accounts = accounts;
    this.tick = tick;
    int most = workload.count + workload.count / 16;
    bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(most * LONGEST));
    offsets = new int[most + 1];
    var prices = new int[workload.count + 1];
    for (int i = 0; i < workload.count; i++) {
      encode(workload, i, prices);
      prices[workload.id[i]] = workload.price[i];
    }
  }

  private void encode(Workload workload, int at, int[] prices) {
    int id = workload.id[at];
    int price = workload.price[at];
    boolean buy = workload.buy[at];
    switch (workload.kind[at]) {
      case Workload.NEW -> enter(id, buy, workload.quantity[at], price, workload.immediate[at]);
      case Workload.CANCEL -> add(writer.cancelOrder(account(id), name(id)));
      default -> {
        if (price == prices[id]) {
          replace(id, price + (buy ? -1 : 1));
        }
        replace(id, price);
      }
    }
  }

  private void enter(int id, boolean buy, int quantity, int price, boolean immediate) {
    add(
        Market.order(
            writer,
            account(id),
            buy ? Side.BUY : Side.SELL,
            quantity,
            price * tick,
            immediate ? TimeInForce.IOC : TimeInForce.DAY,
            name(id)));
  }

  private void replace(int id, int price) {
    add(writer.replaceOrder(account(id), name(id), null, price * tick, ""));
  }

  /// Every order is of an account drawn at random, all of them equally likely (SplitMix64 of its
  /// id).
  private int account(int id) {
    long seed = id * 0x9E3779B97F4A7C15L;
    long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return 1 + (int) ((mixed >>> 32) * accounts >>> 32);
  }

  private static String name(int id) {
    return Integer.toString(id);
  }

  private void add(int length) {
    bytes.putBytes(offsets[count], writer.buffer(), 0, length);
    offsets[count + 1] = offsets[count] + length;
    count++;
  }

  int count() {
    return count;
  }

  int offset(int command) {
    return offsets[command];
  }

  int length(int command) {
    return offsets[command + 1] - offsets[command];
  }

  /// Numbers all commands anew, `first` and on, and hands every order to the next member: the same
  /// trades, but no member's position grows from pass to pass.
  void stamp(int sender, long first) {
    for (int i = 0; i < count; i++) {
      int at = offsets[i];
      bytes.putInt(at + SENDER, sender);
      bytes.putLong(at + SEQUENCE, first + i);
      bytes.putInt(at + ACCOUNT, 1 + bytes.getInt(at + ACCOUNT) % accounts);
    }
  }
}
