# Puts Curtain Up into the Start menu and onto the desktop; with -Remove it takes both away.
#   powershell -ExecutionPolicy Bypass -File shortcut.ps1 -Folder "C:\Program Files\curtain-up"
param(
    [string]$Folder = (Join-Path $PSScriptRoot "..\..\dist\curtain-up"),
    [switch]$Remove
)
$ErrorActionPreference = "Stop"
$links = "Programs", "Desktop" | ForEach-Object {
    Join-Path ([Environment]::GetFolderPath($_)) "Curtain Up.lnk"
}
if ($Remove) {
    Remove-Item -ErrorAction SilentlyContinue -Path $links
    Write-Host "The entries are gone; game and stars stay."
    exit 0
}
$program = Join-Path $Folder "curtain-up.exe"
if (-not (Test-Path -PathType Leaf $program)) {
    Write-Host "There is no curtain-up.exe in $Folder. Name its folder: -Folder PATH."
    exit 2
}
$program = (Resolve-Path $program).Path
$shell = New-Object -ComObject WScript.Shell
foreach ($link in $links) {
    $entry = $shell.CreateShortcut($link)
    $entry.TargetPath = $program
    $entry.WorkingDirectory = [Environment]::GetFolderPath("UserProfile")
    $entry.IconLocation = "$program,0"
    $entry.Description = "Act the reaction, and the play goes on"
    $entry.Save()
}
Write-Host "Curtain Up is in the Start menu and on the desktop now, and starts $program."
