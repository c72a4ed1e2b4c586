package dev.slipway.core.engine;

import java.util.Map;

/// The labels that everything made on an engine carries.
///
/// A sweep removes only what carries its own home and whose owner is not alive. Owners are spelled
/// `run:shop/42`, `project:shop`, `route:shop@prod/web`, `release:r12`.
public final class Labels {
    /// UUID of the home that made it.
    public static final String HOME = "dev.slipway.home";

    /// Who has to answer for it.
    public static final String OWNER = "dev.slipway.owner";

    /// What it is for: `agent`, `workspace`, `cache`, `network`, `holder`, `router`, `service`.
    public static final String ROLE = "dev.slipway.role";

    private Labels() {}

    public static Map<String, String> of(String home, String owner, String role) {
        return Map.of(HOME, home, OWNER, owner, ROLE, role);
    }
}
