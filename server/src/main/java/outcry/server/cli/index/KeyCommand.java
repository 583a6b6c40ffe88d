// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.time.InstantSource;
import outcry.server.benchmark.AdministratorKey;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `outcry index key`: the administrator's public key, and its change.
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Prints the administrator's public key as PEM, to be published; makes the pair once.",
      "With --change a new pair is made and announced in the journal by the old one (rule I-40)."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:no key pair where one should be"})
public final class KeyCommand extends Step {
  @Option(names = "--change", description = "make a new pair")
  private boolean change;

  @Override
  int take() throws BadFixing, IOException {
    var archive = desk.archive();
    SigningKey.at(archive.keyFile());
    if (change) AdministratorKey.change(archive, InstantSource.system());
    var key = SigningKey.at(archive.keyFile()).verifying();
    Print.out(key.pem());
    spec.commandLine().getErr().println("key " + key.text() + ", fingerprint " + key.fingerprint());
    return 0;
  }
}
