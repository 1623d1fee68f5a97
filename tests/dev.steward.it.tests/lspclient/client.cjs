// Drives a language server as an editor does: node client.cjs FILE COMMAND...   Prints one line of JSON with what it saw.
'use strict';
const { spawn } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const lsp = require('vscode-languageserver-protocol/node');

async function main([file, command, ...words]) {
    const server = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise(done => server.on('exit', done));
    const client = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout),
        new lsp.StreamMessageWriter(server.stdin));
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, 'utf8');
    const textDocument = { uri };
    const at = piece => {
        const before = text.slice(0, text.indexOf(piece)).split('\n');
        return { line: before.length - 1, character: before.at(-1).length };
    };
    const found = new Promise(done => client.onNotification(lsp.PublishDiagnosticsNotification.type, params => {
        if (params.uri === uri && params.diagnostics.length > 0) {
            done(params.diagnostics);
        }
    }));
    client.listen();
    const seen = {};
    const root = pathToFileURL(path.dirname(file)).href;
    const greeting = await client.sendRequest(lsp.InitializeRequest.type, {
        processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: 'company' }],
        capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } }
    });
    seen.server = greeting.serverInfo.name;
    await client.sendNotification(lsp.InitializedNotification.type, {});
    await client.sendNotification(lsp.DidOpenTextDocumentNotification.type,
        { textDocument: { uri, languageId: 'playbook', version: 1, text } });
    const diagnostics = await found;
    seen.codes = diagnostics.map(d => d.code);
    const hover = await client.sendRequest(lsp.HoverRequest.type, { textDocument, position: at('what}') });
    seen.hover = hover.contents.value;
    const actions = await client.sendRequest(lsp.CodeActionRequest.type,
        { textDocument, range: diagnostics[0].range, context: { diagnostics } });
    seen.cures = actions.map(a => a.title);
    const edits = await client.sendRequest(lsp.DocumentFormattingRequest.type,
        { textDocument, options: { tabSize: 2, insertSpaces: true } });
    seen.edits = edits.length;
    const renamed = await client.sendRequest(lsp.RenameRequest.type,
        { textDocument, position: at('tell'), newName: 'say' });
    seen.renamed = renamed.changes[uri].map(e => e.newText);
    await client.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: at('\n}'), end: at('\n}') }, text: '\n  step more = ' }]
    });
    const place = { line: at('\n}').line + 1, character: '  step more = '.length };
    const list = await client.sendRequest(lsp.CompletionRequest.type, { textDocument, position: place });
    seen.proposals = (Array.isArray(list) ? list : list.items).map(i => i.label);
    await client.sendRequest(lsp.ShutdownRequest.type);
    await client.sendNotification(lsp.ExitNotification.type);
    seen.exit = await ended;
    console.log(JSON.stringify(seen));
}

main(process.argv.slice(2)).then(() => process.exit(0), problem => {
    console.error(problem);
    process.exit(1);
});
