global using Fault = Messaging.Contracts.Problem;
global using OperationProblem = Messaging.Contracts.Problem;
