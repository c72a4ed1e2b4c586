package planted;

/// Spotless has to stop the build here.
final class Untidy
{
  int two( ) { return 1+1 ; }
}
