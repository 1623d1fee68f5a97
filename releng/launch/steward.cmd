@echo off
rem Steward. Without a command it opens the workbench; with one it is the command line ("steward help").
setlocal DisableDelayedExpansion
set "product=%~dp0"
set "home="
call :try "%JAVA_HOME%"
if not defined home for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try "%%~dp$PATH:j.."
if not defined home for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined home (
    echo steward: no Java 21 or newer found ^(looked at JAVA_HOME, the PATH and the usual folders^); install one, for example Eclipse Temurin, and set JAVA_HOME 1>&2
    exit /b 2
)
for %%l in ("%product%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~l"
set /p id=<"%product%build.id"
rem Equinox's cache for exactly this build, outside of the product, so that that may be read-only.
set "configuration=%LOCALAPPDATA%\Steward\equinox\%id%"
set "place=%product:\=/%"
set options=-Xss4m -Xlog:disable "-Djava.util.logging.config.file=%product%launch\logging.properties" "-Dlog4j.configuration=file:/%place%launch/log4j.properties"
if %major% geq 24 set options=%options% --sun-misc-unsafe-memory-access=allow
if "%~1"=="" goto workbench
if "%~1"=="--company" if "%~3"=="" goto workbench

"%home%\bin\java.exe" %options% -XX:+UseSerialGC -Djava.awt.headless=true "-Dosgi.sharedConfiguration.area=file:/%place%configuration-command/" %STEWARD_JAVA_OPTIONS% -jar "%launcher%" -nosplash -application dev.steward.cli.application -data @none -configuration "%configuration%\command" %*
exit /b %errorlevel%

:workbench
start "Steward" "%home%\bin\javaw.exe" %options% --enable-native-access=ALL-UNNAMED %STEWARD_JAVA_OPTIONS% -jar "%launcher%" -nosplash -name Steward -data @noDefault -configuration "%configuration%\workbench" %*
exit /b 0

rem Takes the folder when it holds a Java that is new enough and none was found before.
:try
if defined home exit /b
if "%~1"=="" exit /b
if not exist "%~1\release" exit /b
if not exist "%~1\bin\java.exe" exit /b
set "major="
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "major=%%v"
set major=%major:"=%
if %major% geq 21 set "home=%~1"
exit /b
