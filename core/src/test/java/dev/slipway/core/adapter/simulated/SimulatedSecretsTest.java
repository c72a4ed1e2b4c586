package dev.slipway.core.adapter.simulated;

import dev.slipway.core.contract.SecretsContract;
import java.time.Clock;

final class SimulatedSecretsTest extends SecretsContract {
    private final SimulatedSecrets secrets = new SimulatedSecrets(Clock.systemUTC());

    @Override
    protected SimulatedSecrets secrets() {
        return secrets;
    }
}
