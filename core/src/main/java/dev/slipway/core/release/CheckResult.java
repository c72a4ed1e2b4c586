package dev.slipway.core.release;

import java.time.Instant;

/// One measurement of a check at the present place of a plan.
public record CheckResult(String check, Instant at, Check.Result result, String what) {}
