// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
  @Test
  void aFolderWithoutRecordsIsNamed(@TempDir Path empty) {
    var err = new StringWriter();
    var line = Outcry.commandLine().setErr(new PrintWriter(err, true));
    int code = line.execute("backtest", "--data", empty.toString());
    assertEquals(2, code, err::toString);
    assertTrue(err.toString().startsWith("--data " + empty + ": no file "), err::toString);
  }
}
