package dev.slipway.planted.core.adapter.sqlite;

import dev.slipway.planted.core.adapter.docker.Neighbour;

/// Breaks "adapters do not know each other".
record KnowsAnother(Neighbour neighbour) {}
