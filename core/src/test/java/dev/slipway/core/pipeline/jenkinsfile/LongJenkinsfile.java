package dev.slipway.core.pipeline.jenkinsfile;

import java.util.stream.IntStream;

/// A Jenkinsfile of 350 lines with what takes a parser long: nested blocks, commands with named
/// arguments, scripts.
public final class LongJenkinsfile {
    private static final String STAGE =
            """
                    stage('S%d') {
                        when { expression { return env.BRANCH_NAME == 'main' && params.DEPLOY } }
                        steps {
                            echo "building ${env.NAME}"
                            dir('sub') {
                                sh script: 'mvn -B verify', label: 'verify'
                                withEnv(["A=${env.FULL}", 'B=2']) {
                                    sh \"\"\"
                                        echo ${NAME}
                                        ./run.sh --x
                                    \"\"\"
                                    archiveArtifacts artifacts: 'x.jar', allowEmptyArchive: true, fingerprint: true
                                }
                            }
                            script {
                                def v = sh(script: 'cat v', returnStdout: true).trim()
                                if (v.startsWith('1')) { sh "echo ${v}" } else { error "bad ${v}" }
                            }
                            junit testResults: '**/*.xml', allowEmptyResults: true
                        }
                        post {
                            failure { echo 'bad' }
                        }
                    }
            """;

    private LongJenkinsfile() {}

    public static String text() {
        var stages = IntStream.range(0, 14).mapToObj(STAGE::formatted).toList();
        return "pipeline {\n agent any\n stages {\n" + String.join("", stages) + " }\n}\n";
    }
}
