// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.util.concurrent.Callable;
import outcry.server.benchmark.BadFixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command of the administrator's: it takes a step the rules allow, or says which rule does not.
@Command
abstract class Step implements Callable<Integer> {
  @Mixin Desk desk;

  @Spec CommandSpec spec;

  @Override
  public final Integer call() throws IOException {
    try {
      return take();
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
  }

  abstract int take() throws BadFixing, IOException;
}
