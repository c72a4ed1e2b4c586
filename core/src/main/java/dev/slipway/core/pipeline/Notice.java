package dev.slipway.core.pipeline;

import java.time.Instant;

/// A message that a pipeline wanted to send (`mail`, `emailext`, `slackSend`…): recorded with the
/// run and shown to its owner, never sent.
///
/// @param to as written; empty if the step names nobody
public record Notice(String step, String to, String subject, String text, Instant at) {}
