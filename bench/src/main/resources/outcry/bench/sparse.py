# SPDX-License-Identifier: Apache-2.0
# Expected shortfall of sparse portfolios with scipy and numpy; prints the processor seconds of each pass.
import sys
import time

import numpy as np
import scipy.sparse as sp

accounts, passes = int(sys.argv[1]), int(sys.argv[2])
contracts, scenarios, tail, held, chunk = 200, 1000, 25, 10, 2000
random = np.random.default_rng(20260701)
losses = np.round(random.standard_normal((contracts, scenarios)) * 120e6)
first = random.integers(0, contracts, accounts)
columns = ((first[:, None] + 19 * np.arange(held)[None, :]) % contracts).ravel()
rows = np.repeat(np.arange(accounts), held)
lots = random.integers(1, 21, accounts * held) * random.choice([-1, 1], accounts * held)
positions = sp.csr_matrix((lots.astype(float), (rows, columns)), shape=(accounts, contracts))

for _ in range(passes):
    start = time.process_time()
    margin = np.empty(accounts)
    for at in range(0, accounts, chunk):
        lost = positions[at : at + chunk] @ losses
        worst = np.partition(lost, scenarios - tail, axis=1)[:, scenarios - tail :]
        margin[at : at + chunk] = np.maximum(0, np.ceil(worst.sum(axis=1) / tail))
    print(time.process_time() - start)
