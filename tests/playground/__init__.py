"""Microsoft's own client for trying bots out, driven in a browser. It runs where npm put it.

`npm install --ignore-scripts @microsoft/m365agentsplayground` in some folder, and then
`MADOGUCHI_TEST_PLAYGROUND=FOLDER pytest tests/playground`. Everything listens on loopback only.
"""
