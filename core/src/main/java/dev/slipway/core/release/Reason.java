package dev.slipway.core.release;

/// Why a release is paused or waits.
public enum Reason {
    PauseStep,
    ManualPause,
    ApprovalGate,
    FreezeWindow,
    InconclusiveAnalysis,
    NotEnoughTraffic,
    ControllerRestarted,
    DriftDetected
}
