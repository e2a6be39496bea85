import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../root.mjs';

/** The sources of the controllers as the compiler understands them: what each handler takes and returns. */
export class Handlers {
  /** @param {string[]} files controllers, relative to the root */
  constructor(files) {
    const settings = ts.getParsedCommandLineOfConfigFile(
      join(root, 'tsconfig.json'),
      {},
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
    );
    this.program = ts.createProgram(
      files.map((file) => join(root, file)),
      settings.options,
    );
    this.checker = this.program.getTypeChecker();
  }

  /**
   * @returns {{answer: ts.Type, description: string, parameters: {by: string, name: string | undefined, type: ts.Type}[]}}
   *   the awaited answer, the docstring, and each parameter by the decorator that fills it
   */
  of({ file, controller, name }) {
    const declared = this.program
      .getSourceFile(join(root, file))
      .statements.find((each) => ts.isClassDeclaration(each) && each.name?.text === controller.name);
    const method = declared.members.find((member) => ts.isMethodDeclaration(member) && member.name.getText() === name);
    const answer = this.checker.getReturnTypeOfSignature(this.checker.getSignatureFromDeclaration(method));
    return {
      answer: this.checker.getAwaitedType(answer) ?? answer,
      description: ts.displayPartsToString(
        this.checker.getSymbolAtLocation(method.name).getDocumentationComment(this.checker),
      ),
      parameters: method.parameters.flatMap((parameter) => this.#fillings(parameter)),
    };
  }

  /** The type of that name which a source file exports. */
  exported(file, name) {
    const source = this.program.getSourceFile(join(root, file));
    const symbol = this.checker
      .getExportsOfModule(this.checker.getSymbolAtLocation(source))
      .find((each) => each.getName() === name);
    return this.checker.getDeclaredTypeOfSymbol(symbol);
  }

  #fillings(parameter) {
    const type = this.checker.getTypeAtLocation(parameter);
    return (ts.getDecorators(parameter) ?? []).map(({ expression }) => ({
      by: expression.expression.getText(),
      name: expression.arguments.find(ts.isStringLiteral)?.text,
      type,
    }));
  }
}

function fail({ messageText }) {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}
