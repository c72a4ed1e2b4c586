package dev.slipway.core.pipeline.jenkinsfile;

import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.beside;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.row;
import static dev.slipway.core.pipeline.jenkinsfile.ValidatorTexts.top;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The validator's cases of options, triggers, parameters, tools and libraries.
final class ValidatorListCases {
    private ValidatorListCases() {}

    static Stream<Arguments> lists() {
        return Stream.of(
                row("EmptySection options", top("§options { }"), top("options { timestamps() }")),
                row("ExpectedOption", top("options { §'x' }"), top("options { timestamps() }")),
                row(
                        "CannotHaveBlocks",
                        top("options { §timestamps { } }"),
                        top("options { timestamps() }")),
                row("MapNotAllowed", top("options { §[a: 1] }"), top("options { retry(2) }")),
                row(
                        "InvalidSectionType option",
                        top("options { §foo() }"),
                        top("options { disableResume() }")),
                row(
                        "InvalidSectionType option in stage",
                        beside("options { §disableConcurrentBuilds() }"),
                        beside("options { timeout(5) }")),
                row(
                        "DuplicateOptionName",
                        top("options { retry(2)\n§retry(3) }"),
                        top("options { retry(2)\ntimeout(3) }")),
                row(
                        "MixedNamedAndUnnamedParameters",
                        top("options { §timeout(5, unit: 'HOURS') }"),
                        top("options { timeout(time: 5, unit: 'HOURS') }")),
                row(
                        "WrongNumberOfStepParameters",
                        top("options { §retry() }"),
                        top("options { skipDefaultCheckout() }")),
                row(
                        "TooManyUnnamedParameters option",
                        top("options { §retry(1, 2) }"),
                        top("options { skipDefaultCheckout(true) }")),
                row(
                        "InvalidStepParameter option",
                        top("options { timeout(tiem: §5) }"),
                        top("options { timeout(time: 5) }")),
                row(
                        "InvalidParameterType option",
                        top("options { retry(§'x') }"),
                        top("options { retry(2) }")),
                row(
                        "InvalidParameterType of a function",
                        top("options { buildDiscarder(logRotator(numToKeepStr: §5)) }"),
                        top("options { buildDiscarder(logRotator(numToKeepStr: '5')) }")),
                row(
                        "InvalidStepParameter of a function",
                        top("options { buildDiscarder(logRotator(numToKeep: §'5')) }"),
                        top("options { buildDiscarder(logRotator(daysToKeepStr: '5')) }")),
                row(
                        "InvalidParameterType unit",
                        top("options { timeout(time: 5, unit: §'YEARS') }"),
                        top("options { timeout(time: 5, unit: 'DAYS') }")),
                row(
                        "RejectParameters",
                        top("options { §parameters([]) }"),
                        top("parameters { string(name: 'A') }")),
                row(
                        "RejectTriggers",
                        top("options { §triggers([]) }"),
                        top("triggers { cron('@daily') }")),
                row(
                        "BlockedSteps.Node",
                        top("options { buildDiscarder(§node('x')) }"),
                        top("options { buildDiscarder(logRotator()) }")),
                row(
                        "EmptySection triggers",
                        top("§triggers { }"),
                        top("triggers { cron('@daily') }")),
                row(
                        "ExpectedTrigger",
                        top("triggers { §'x' }"),
                        top("triggers { cron('@daily') }")),
                row(
                        "InvalidSectionType trigger",
                        top("triggers { §corn('@daily') }"),
                        top("triggers { cron('@daily') }")),
                row(
                        "DuplicateTriggerName",
                        top("triggers { cron('@daily')\n§cron('@hourly') }"),
                        top("triggers { cron('@daily')\npollSCM('@hourly') }")),
                row(
                        "WrongNumberOfStepParameters trigger",
                        top("triggers { §cron() }"),
                        top("triggers { cron('@daily') }")),
                row(
                        "EmptySection parameters",
                        top("§parameters { }"),
                        top("parameters { string('A') }")),
                row(
                        "ExpectedBuildParameter",
                        top("parameters { §'x' }"),
                        top("parameters { text(name: 'A') }")),
                row(
                        "InvalidSectionType parameter",
                        top("parameters { §foo(name: 'A') }"),
                        top("parameters { booleanParam(name: 'A') }")),
                row(
                        "InvalidStepParameter parameter",
                        top("parameters { string(nam: §'A') }"),
                        top("parameters { string(name: 'A') }")),
                row(
                        "InvalidParameterType parameter",
                        top("parameters { string(name: §1) }"),
                        top("parameters { string(name: '1') }")),
                row("NoTools", top("§tools { }"), top("tools { maven 'm' }")),
                row("ExpectedTool", top("tools { §'x' }"), top("tools { maven 'm' }")),
                row("NoArgForTool", top("tools { §maven() }"), top("tools { maven 'm' }")),
                row(
                        "TooManyArgsForTool",
                        top("tools { §maven 'a', 'b' }"),
                        top("tools { maven 'm' }")),
                row(
                        "InvalidSectionType tool",
                        top("tools { §mavne 'm' }"),
                        top("tools { jdk 'm' }")),
                row("EmptySection libraries", top("§libraries { }"), top("libraries { lib('a') }")),
                row(
                        "ExpectedLibrary",
                        top("libraries { §foo('a') }"),
                        top("libraries { lib('a') }")),
                row(
                        "ExpectedLibrary arguments",
                        top("libraries { §lib() }"),
                        top("libraries { lib(\"a@${b}\") }")),
                row(
                        "MissingInputMessage",
                        beside("§input { ok 'Go' }"),
                        beside("input { message 'Go?' }")),
                row(
                        "InvalidInputField",
                        beside("input { message 'Go?'\n§mesage 'x' }"),
                        beside("input { message 'Go?'\nsubmitter 'x' }")),
                row(
                        "NoArgForField",
                        beside("input { message 'Go?'\n§ok() }"),
                        beside("input { message 'Go?'\nok 'Go' }")),
                row(
                        "TooManyArgsForField",
                        beside("input { §message 'a', 'b' }"),
                        beside("input { message 'Go?' }")));
    }
}
