// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of an answer, in memory or in a file: some price lists are hundreds of megabytes.
@FunctionalInterface
public interface Payload {
  InputStream open() throws IOException;
}
