// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A workload in memory, in arrays by operation.
public final class Workload {
  public static final byte NEW = 0;
  public static final byte CANCEL = 1;
  public static final byte MOVE = 2;

  public final int count;
  public final byte[] kind;
  public final boolean[] buy;
  public final boolean[] immediate;
  public final int[] id;
  public final int[] price;
  public final int[] quantity;

  private Workload(int count) {
    this.count = count;
    kind = new byte[count];
    buy = new boolean[count];
    immediate = new boolean[count];
    id = new int[count];
    price = new int[count];
    quantity = new int[count];
  }

  public static Workload read(Path file) {
    try (var channel = FileChannel.open(file)) {
      var in =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      if (in.getLong() != WorkloadFile.MAGIC || in.getInt() != 1) {
        throw new IllegalStateException(file + " is no workload of version 1");
      }
      var workload = new Workload(in.getInt());
      for (int i = 0; i < workload.count; i++) {
        int at = WorkloadFile.HEADER + i * WorkloadFile.RECORD;
        workload.kind[i] = in.get(at);
        workload.buy[i] = in.get(at + 1) == 0;
        workload.immediate[i] = in.get(at + 2) != 0;
        workload.quantity[i] = in.getInt(at + 4);
        workload.id[i] = (int) in.getLong(at + 16);
        workload.price[i] = (int) in.getLong(at + 24);
      }
      return workload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Shows operations `from` up to but without `to` to a book.
  public void drive(Book book, int from, int to) {
    for (int i = from; i < to; i++) {
      drive(book, i);
    }
  }

  /// Shows one operation to a book.
  void drive(Book book, int at) {
    switch (kind[at]) {
      case NEW -> book.enter(id[at], buy[at], price[at], quantity[at], immediate[at]);
      case CANCEL -> book.cancel(id[at]);
      default -> book.move(id[at], buy[at], price[at], quantity[at]);
    }
  }
}
